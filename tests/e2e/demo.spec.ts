import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import { expect, test } from 'playwright/test';

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

for (const customer of ['browser', 'runtime']) {
  test(`npm run demo finds every talk-over, with the ${customer} as customer`, async () => {
    test.setTimeout(240_000);
    const out = await mkdtemp(path.join(os.tmpdir(), 'hearback-demo-'));
    const { stdout } = await run(process.execPath, ['tests/demo/run.ts', '--out', out], {
      cwd: root,
      env: { ...process.env, HEARBACK_DEMO_CUSTOMER: customer },
    }).catch((error: { stdout?: string; stderr?: string }) => {
      throw new Error(`${error.stdout ?? ''}\n${error.stderr ?? ''}`);
    });
    process.stdout.write(stdout);
    const files = await readdir(out);
    expect(files.filter((name) => name.endsWith('.png')).length).toBeGreaterThanOrEqual(8);
    const summary = callSummarySchema.parse(
      JSON.parse(await readFile(path.join(out, 'summary.json'), 'utf8')),
    );
    expect(summary).toMatchObject({ customerName: 'Maya Lindqvist', video: true });
    await rm(out, { recursive: true, force: true });
  });
}
