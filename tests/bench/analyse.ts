import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { prepareApp } from '#electron/launch/prepare.ts';
import { run } from '#electron/launch/run.ts';
import { analysisFileSchema } from '#shared/contract/engine.ts';
import type { AnalysisFile } from '#shared/contract/engine.ts';
import type { Judged } from './score.ts';
import { truthBeside } from './truth.ts';

/**
 * Has the real app analyse two-channel recordings; what it found, in their order. Their names,
 * without folder and ending, must differ.
 * @throws Error when it does not end with status 0
 */
export async function analyse(recordings: readonly string[]): Promise<readonly AnalysisFile[]> {
  const app = await prepareApp();
  const out = await mkdtemp(path.join(os.tmpdir(), 'hearback-bench-'));
  try {
    const args = [...app.args, '--analyse', '--stereo', ...recordings, '--out-dir', out];
    const { status, stderr } = await run(app.executable, args, { env: app.env });
    if (status !== 0) throw new Error(`the analysis ended with status ${status}: ${stderr.trim()}`);
    return await Promise.all(
      recordings.map(async (recording) => {
        const file = path.join(out, `${path.parse(recording).name}.json`);
        return analysisFileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
      }),
    );
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** The same for recordings with their truth beside them. */
export async function judge(recordings: readonly string[]): Promise<readonly Judged[]> {
  const truths = await Promise.all(recordings.map(truthBeside));
  const found = await analyse(recordings);
  return recordings.flatMap((recording, i) => {
    const [truth, one] = [truths[i], found[i]];
    return truth && one ? [{ recording, truth, found: one }] : [];
  });
}
