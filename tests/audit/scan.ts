/*
 * Scans the app's sources for what commonly goes wrong in Electron apps (electronegativity), and
 * fails for every finding without a reason in findings.ts. The scanner is not a part of the app's own
 * packages: it is installed on demand, from its own lockfile, without running anything of it.
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { withLock } from '#electron/launch/lock.ts';
import { cacheDir, root } from '#electron/launch/paths.ts';
import { lastLines, run } from '#electron/launch/run.ts';
import { runDoor, tell } from '#electron/launch/tell.ts';
import type { Finding } from './findings.ts';
import { judge } from './findings.ts';

const home = path.join(cacheDir, 'scanner');
const manifest = path.join(import.meta.dirname, 'scanner');
const cli = path.join(home, 'node_modules/@doyensec/electronegativity/dist/index.js');

/** What the scanner reads: the rooms of the app, not what starts, builds or tests it. */
const scanned = ['electron/main', 'electron/preload', 'electron/store', 'renderer', 'shared'];

/** A window without walls, which a scanner that works must find. */
const planted = 'electron/main/planted.ts';
const plantedText = `import { BrowserWindow } from 'electron';
export const open = () => new BrowserWindow({ webPreferences: { nodeIntegration: true, contextIsolation: false } });
`;

const sarifSchema = z.object({
  runs: z.tuple([
    z.object({
      results: z.array(
        z.object({
          ruleId: z.string(),
          level: z.string(),
          locations: z.array(
            z.object({
              physicalLocation: z.object({ artifactLocation: z.object({ uri: z.string() }) }),
            }),
          ),
        }),
      ),
    }),
  ]),
});

/** Installs the scanner where it is not there yet. @returns why it cannot be; null once it is there */
async function install(): Promise<string | null> {
  const lock = await readFile(path.join(manifest, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  const stamp = path.join(home, '.stamp');
  if ((await readFile(stamp, 'utf8').catch(() => null)) === hash) return null;
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) {
    await cp(path.join(manifest, name), path.join(home, name));
  }
  const installed = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: home,
    limitMs: 180_000,
  });
  if (installed.status !== 0) return lastLines(installed.stderr) || 'npm gave no reason';
  await writeFile(stamp, hash);
  return null;
}

async function scan(): Promise<readonly Finding[]> {
  const stage = path.join(home, 'stage');
  const report = path.join(home, 'report.sarif');
  await rm(stage, { recursive: true, force: true });
  await rm(report, { force: true });
  await mkdir(stage);
  for (const part of [...scanned, 'package.json']) {
    await cp(path.join(root, part), path.join(stage, part), { recursive: true });
  }
  await writeFile(path.join(stage, planted), plantedText);
  const { devDependencies } = JSON.parse(
    await readFile(path.join(root, 'package.json'), 'utf8'),
  ) as { devDependencies: Record<string, string> };
  const scanning = await run(
    process.execPath,
    [
      '--require',
      path.join(manifest, 'offline.cjs'),
      cli,
      `--input=${stage}`,
      `--output=${report}`,
      '--relative',
      `--electron-version=${devDependencies['electron'] ?? ''}`,
      // Asks GitHub which releases there are; the check "audit" asks the registry.
      '--exclude-checks=availablesecurityfixesglobalcheck',
    ],
    { cwd: home, limitMs: 120_000 },
  );
  const text = await readFile(report, 'utf8').catch(() => null);
  if (text === null) {
    throw new Error(
      `the scanner wrote no report: ${lastLines(scanning.stderr || scanning.stdout)}`,
    );
  }
  const [{ results }] = sarifSchema.parse(JSON.parse(text)).runs;
  return results.flatMap(({ ruleId, level, locations }) =>
    locations.map(({ physicalLocation: { artifactLocation } }) => ({
      check: ruleId,
      severity: level,
      file: artifactLocation.uri.replace(/^file:\/*/, '') || 'anywhere',
    })),
  );
}

await runDoor(async () => {
  const [findings, missing] = await withLock(path.join(cacheDir, 'scanner.lock'), async () => {
    const why = await install();
    return why === null ? [await scan(), null] : [[], why];
  });
  if (missing !== null) {
    tell(`The scanner could not be fetched, so nothing was scanned: ${missing}`);
    return 0;
  }
  if (!findings.some(({ file }) => file === planted)) {
    tell('The scanner did not find the window that was planted for it: it does not work.');
    return 1;
  }
  const found = findings.filter(({ file }) => file !== planted);
  const { unexplained, stale } = judge(found);
  for (const { check, severity, file } of unexplained) tell(`${severity}: ${check} in ${file}`);
  for (const { check, file } of stale)
    tell(`There is a reason for ${check} in ${file}, but no such finding.`);
  tell(
    `${found.length} findings, ${unexplained.length} without a reason (tests/audit/findings.ts).`,
  );
  return unexplained.length + stale.length === 0 ? 0 : 1;
});
