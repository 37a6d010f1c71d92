import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** What lint must refuse, and where. */
const refused = [
  { file: 'shared/domain/clock.ts', code: 'export const now = (): number => Date.now();' },
  { file: 'shared/domain/date.ts', code: 'export const now = (): unknown => new Date();' },
  { file: 'shared/model/chance.ts', code: 'export const dice = (): number => Math.random();' },
  { file: 'shared/lib/timer.ts', code: 'export const t = (): unknown => setTimeout(() => {}, 1);' },
  { file: 'shared/lib/perf.ts', code: 'export const p = (): unknown => performance.now();' },
  {
    file: 'electron/main/rawHandle.ts',
    code: "import { ipcMain } from 'electron';\nipcMain.handle('x', () => 1);",
  },
  {
    file: 'electron/preload/other.ts',
    code: "import { contextBridge, ipcRenderer } from 'electron';\ncontextBridge.exposeInMainWorld('ipc', ipcRenderer);",
  },
  { file: 'renderer/agent/any.ts', code: 'export const a = (x: any): unknown => x;' },
];

describe('lint', () => {
  let copy = '';
  let report = '';

  beforeAll(async () => {
    copy = await mkdtemp(path.join(os.tmpdir(), 'hearback-lint-'));
    await cp(path.join(root, '.oxlintrc.json'), path.join(copy, '.oxlintrc.json'));
    for (const { file, code } of refused) {
      await mkdir(path.dirname(path.join(copy, file)), { recursive: true });
      await writeFile(path.join(copy, file), `${code}\n`);
    }
    const bin = path.join(root, 'node_modules/.bin/oxlint');
    const { stdout } = await run(bin, ['--format', 'json'], { cwd: copy }).catch(
      (error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }),
    );
    report = stdout;
  });

  afterAll(() => rm(copy, { recursive: true, force: true }));

  it.each(refused)('refuses $file', ({ file }) => {
    const { diagnostics } = JSON.parse(report) as {
      diagnostics: { filename: string; severity: string }[];
    };
    const errors = diagnostics.filter((each) => each.severity === 'error');
    expect(errors.map((each) => each.filename.replace(/^\.\//, ''))).toContain(file);
  });
});
