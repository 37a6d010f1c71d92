/*
 * The whole test command (`npm test`), on a fresh machine too: provides what the tests need, then
 * runs every check in turn. All run even when one fails, so that one run tells everything.
 *
 *   npm test                    everything
 *   npm test -- unit e2e        only these
 */
import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ensureSystem } from '#electron/launch/system.ts';
import { runDoor, tell } from '#electron/launch/tell.ts';
import { sharedDataDir } from '#tests/accuracy/sharedData.ts';
import type { Counts } from './counts.ts';
import { add, noCounts, readPlaywright, readVitest } from './counts.ts';

const root = path.resolve(import.meta.dirname, '..');

interface Check {
  readonly name: string;
  readonly what: string;
  readonly command: readonly string[];
  /** Reads how many tests ran out of the report; a check without one counts as one test. */
  readonly counts?: (report: string) => Counts;
}

const bin = (name: string): string => path.join(root, 'node_modules/.bin', name);
const reportName = 'report.json';

function checks(reports: string): readonly Check[] {
  const report = path.join(reports, reportName);
  const tsc = (project: string): Check => ({
    name: 'types',
    what: `types of ${project}`,
    command: [bin('tsc'), '-p', `.tsconfig/${project}.json`],
  });
  return [
    {
      name: 'format',
      what: 'format',
      command: [bin('prettier'), '--check', '--log-level=warn', '.'],
    },
    { name: 'lint', what: 'lint', command: [bin('oxlint'), '--deny-warnings'] },
    ...['shared', 'web', 'worklet', 'node', 'tests'].map(tsc),
    { name: 'deadcode', what: 'dead code', command: [bin('knip'), '--no-progress'] },
    {
      name: 'audit',
      what: 'known weaknesses of shipped packages',
      command: [process.execPath, 'tests/audit/run.ts'],
    },
    {
      name: 'audit',
      what: 'a scanner over the app’s sources',
      command: [process.execPath, 'tests/audit/scan.ts'],
    },
    {
      name: 'unit',
      what: 'rooms by themselves',
      command: [
        bin('vitest'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile=${report}`,
      ],
      counts: readVitest,
    },
    {
      name: 'e2e',
      what: 'end to end',
      command: [bin('playwright'), 'test', '--reporter=list,json'],
      counts: readPlaywright,
    },
  ];
}

/** Runs one check with its output passed through. */
function run(command: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    const [file = '', ...args] = command;
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function runCheck(check: Check, reports: string): Promise<Counts> {
  const report = path.join(reports, reportName);
  await rm(report, { force: true });
  process.stdout.write(`\n== ${check.what} ==\n`);
  const started = performance.now();
  const status = await run(check.command, {
    ...process.env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    FORCE_COLOR: '0',
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  let counts = noCounts;
  if (check.counts !== undefined) {
    const text = await readFile(report, 'utf8').catch(() => null);
    if (text !== null) counts = check.counts(text);
    // A runner that ran nothing, or failed without naming a test, has still failed.
    const ranNothing = counts.passed + counts.failed === 0;
    if (ranNothing || (status !== 0 && counts.failed === 0)) {
      counts = add(counts, { failed: 1, failures: [`${check.what}: ended with ${status}`] });
    }
  } else counts = add(counts, status === 0 ? { passed: 1 } : { failed: 1, failures: [check.what] });
  process.stdout.write(`-- ${check.what}: ${words(counts)} (${seconds} s)\n`);
  return counts;
}

function words({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

await runDoor(async () => {
  const only = process.argv.slice(2);
  const reports = await mkdtemp(path.join(os.tmpdir(), 'hearback-test-'));
  const all = checks(reports);
  const unknown = only.filter((name) => !all.some((check) => check.name === name));
  if (unknown.length > 0) {
    tell(
      `There is no check "${unknown.join('", "')}"; there are: ${[...new Set(all.map(({ name }) => name))].join(', ')}.`,
    );
    return 2;
  }
  await ensureSystem(['chromium', 'xvfb', 'fonts', 'postgres', 'redis', 'coturn', 'wires']);
  if (!existsSync(sharedDataDir)) {
    tell(
      'The recordings in ../shared/data are not here: the accuracy tests that need them are skipped.',
    );
  }
  const failed: string[] = [];
  let total = noCounts;
  for (const check of all) {
    if (only.length > 0 && !only.includes(check.name)) continue;
    const counts = await runCheck(check, reports);
    total = add(total, counts);
    if (counts.failed > 0) failed.push(check.what);
  }
  await rm(reports, { recursive: true, force: true });
  if (failed.length > 0) process.stdout.write(`\nFailed: ${failed.join(', ')}\n`);
  for (const failure of total.failures) process.stdout.write(`  ${failure}\n`);
  process.stdout.write(`\n${words(total)}\n`);
  return failed.length === 0 ? 0 : 1;
});
