import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planted } from './planted.ts';

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
  /** A cycle is reported once, at any of its members. */
  readonly cycle?: readonly { readonly name: string }[];
}

/** Runs the import checker as `npm run boundaries` does, and returns what it found. */
async function violations(folder: string): Promise<readonly Violation[]> {
  const bin = path.join(root, 'node_modules/.bin/depcruise');
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const { stdout } = await run(process.execPath, [bin, ...args, 'electron', 'renderer', 'shared'], {
    cwd: folder,
    maxBuffer: 1 << 28,
  }).catch((error: { stdout?: string }) => {
    if (error.stdout === undefined || error.stdout === '') throw error;
    return { stdout: error.stdout };
  });
  const report = JSON.parse(stdout) as {
    summary: { violations: Violation[]; totalCruised: number };
  };
  // A checker that sees nothing finds nothing wrong.
  expect(report.summary.totalCruised).toBeGreaterThan(50);
  return report.summary.violations;
}

describe('the import table', () => {
  it('holds in the tree', { timeout: 120_000 }, async () => {
    const found = await violations(root);
    expect(found.map(({ from, rule }) => `${from}: ${rule.name}`)).toEqual([]);
  });

  describe('bites', () => {
    let copy = '';
    let found: readonly Violation[] = [];

    beforeAll(async () => {
      copy = await mkdtemp(path.join(os.tmpdir(), 'hearback-boundaries-'));
      for (const item of ['electron', 'renderer', 'shared', '.tsconfig']) {
        await cp(path.join(root, item), path.join(copy, item), { recursive: true });
      }
      for (const item of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
        await cp(path.join(root, item), path.join(copy, item));
      }
      await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
      for (const { file, code } of planted) {
        await mkdir(path.dirname(path.join(copy, file)), { recursive: true });
        await writeFile(path.join(copy, file), code);
      }
      found = await violations(copy);
    }, 120_000);

    afterAll(() => rm(copy, { recursive: true, force: true }));

    it.each(planted)('on $file', ({ file, rule }) => {
      const here = found.filter(
        ({ from, cycle }) => from === file || cycle?.some(({ name }) => name === file),
      );
      const names = here.map((each) => each.rule.name);
      expect(names.filter((name) => rule.test(name))).not.toEqual([]);
    });
  });
});
