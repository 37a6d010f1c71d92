import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { partySchema } from '#shared/model/party.ts';

const seconds = z.number();
const span = { start: seconds, end: seconds };

/** The part of a made dialogue's truth that the bench reads; times in seconds. */
const truthSchema = z.object({
  turns: z.array(z.object({ speaker: partySchema, start: seconds })),
  totals: z.object({ talk_ratio_agent: z.number() }),
  events: z.array(
    z.union([
      z.object({ type: z.enum(['interruption', 'backchannel']), by: partySchema, ...span }),
      z.object({ type: z.literal('turn_change'), to: partySchema, start: seconds, gap: seconds }),
      z.object({
        type: z.enum(['simultaneous_start', 'terminal_overlap', 'long_pause']),
        start: seconds,
      }),
    ]),
  ),
  /** Background noise that was mixed in; at most one a channel. */
  noise: z
    .array(z.object({ channel: partySchema, label: z.string(), snr_db: z.number() }))
    .default([]),
  /** How loud each listed channel also holds the other's voice. */
  echo: z
    .object({ db: z.number(), into: z.array(partySchema) })
    .nullable()
    .default(null),
});

export type Truth = z.infer<typeof truthSchema>;

/** Recordings of a folder that have their truth beside them, in order; none where it is absent. */
export async function recordingsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const withTruth = (name: string): boolean => names.includes(`${path.parse(name).name}.json`);
  return names
    .filter((name) => /\.(flac|wav)$/.test(name) && withTruth(name))
    .toSorted()
    .map((name) => path.join(folder, name));
}

/** @throws Error when the JSON beside the recording is not a truth */
export async function truthBeside(recording: string): Promise<Truth> {
  const { dir, name } = path.parse(recording);
  const text = await readFile(path.join(dir, `${name}.json`), 'utf8');
  const parsed = truthSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new Error(
    `${name}.json beside the recording is not a truth: ${z.prettifyError(parsed.error)}`,
  );
}
