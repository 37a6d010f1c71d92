import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { prepareApp } from '#electron/launch/prepare.ts';
import { run } from '#electron/launch/run.ts';
import { analysisFileSchema } from '#shared/contract/engine.ts';
import type { AnalysisFile } from '#shared/contract/engine.ts';
import type { Judged } from './score.ts';
import { truthBeside } from './truth.ts';

/** More than a slow machine needs: to start the app, and for each recording of a minute or so. */
const START_LIMIT_MS = 120_000;
const RECORDING_LIMIT_MS = 20_000;

/**
 * Has the real app analyse two-channel recordings; what it found, in their order. Their names,
 * without folder and ending, must differ.
 * @throws Error when it does not end with status 0, or not in time
 */
export async function analyse(recordings: readonly string[]): Promise<readonly AnalysisFile[]> {
  const app = await prepareApp();
  const out = await mkdtemp(path.join(os.tmpdir(), 'hearback-bench-'));
  try {
    const args = [...app.args, '--analyse', '--stereo', ...recordings, '--out-dir', out];
    const limitMs = START_LIMIT_MS + recordings.length * RECORDING_LIMIT_MS;
    const startedAt = performance.now();
    const { status, stderr } = await run(app.executable, args, { env: app.env, limitMs });
    if (status !== 0 && performance.now() - startedAt >= limitMs) {
      throw new Error(
        `the analysis of ${recordings.length} recordings had not ended after ${limitMs / 60_000} minutes and was stopped`,
      );
    }
    if (status !== 0) throw new Error(`the analysis ended with status ${status}: ${stderr.trim()}`);
    return await Promise.all(
      recordings.map(async (recording) => {
        const file = path.join(out, `${path.parse(recording).name}.json`);
        const text = await readFile(file, 'utf8').catch(() => null);
        if (text === null) throw new Error(`the analysis wrote no result for ${recording}`);
        return analysisFileSchema.parse(JSON.parse(text));
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
