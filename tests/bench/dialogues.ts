import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { prepareApp } from '#electron/launch/prepare.ts';
import { run } from '#electron/launch/run.ts';
import { analysisFileSchema } from '#shared/contract/engine.ts';
import type { AnalysisFile } from '#shared/contract/engine.ts';
import { partySchema } from '#shared/model/party.ts';

const seconds = z.number();

/** The part of a made dialogue's truth that the bench reads; times in seconds. */
const truthSchema = z.object({
  duration_s: seconds,
  turns: z.array(z.object({ speaker: partySchema, start: seconds })),
  totals: z.object({ talk_ratio_agent: z.number() }),
  events: z.array(
    z.union([
      z.object({
        type: z.enum(['interruption', 'backchannel']),
        by: partySchema,
        start: seconds,
        end: seconds,
      }),
      z.object({ type: z.literal('turn_change'), to: partySchema, start: seconds, gap: seconds }),
      z.object({ type: z.enum(['simultaneous_start', 'terminal_overlap', 'long_pause']) }),
    ]),
  ),
});

export type Truth = z.infer<typeof truthSchema>;

/** What was found in a dialogue, and what there was to find. */
export interface Judged {
  readonly name: string;
  readonly truth: Truth;
  readonly found: AnalysisFile;
}

/** Recordings of a folder that have their truth beside them, in order; none where it is absent. */
export async function recordingsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const withTruth = (name: string): boolean => names.includes(`${path.parse(name).name}.json`);
  return names.filter((name) => /\.(flac|wav)$/.test(name) && withTruth(name)).toSorted();
}

/**
 * Has the real app analyse recordings of a folder.
 * @throws Error when it does not end with status 0
 */
export async function judge(folder: string, names: readonly string[]): Promise<readonly Judged[]> {
  const app = await prepareApp();
  const out = await mkdtemp(path.join(os.tmpdir(), 'hearback-bench-'));
  try {
    const files = names.map((name) => path.join(folder, name));
    const args = [...app.args, '--analyse', '--stereo', ...files, '--out-dir', out];
    const { status, stderr } = await run(app.executable, args, { env: app.env });
    if (status !== 0) throw new Error(`the analysis ended with status ${status}: ${stderr.trim()}`);
    return await Promise.all(names.map((name) => readJudged(folder, out, name)));
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function readJudged(folder: string, out: string, name: string): Promise<Judged> {
  const stem = path.parse(name).name;
  const json = async (where: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(where, `${stem}.json`), 'utf8'));
  return {
    name: stem,
    truth: truthSchema.parse(await json(folder)),
    found: analysisFileSchema.parse(await json(out)),
  };
}
