import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { canDecode } from '#tests/accuracy/frames.ts';
import { matchMoments } from '#tests/accuracy/score.ts';
import type { AnalysisFile } from '#shared/contract/engine.ts';
import { analyse } from './analyse.ts';
import type { Figure } from './figure.ts';
import { meetingFigures } from './meetingFigures.ts';
import type { OneLine, TwoSides } from './meetingFigures.ts';
import { SAMPLE_RATE, decodeMono, quietLine, stereoWav } from './pcm.ts';
import { intrusions, joined, readRttm } from './rttm.ts';
import type { Intrusions, Spoken, Stretch } from './rttm.ts';
import { TOLERANCE_MS } from './score.ts';

/** Fade at a cut, so that the cut itself is no click. */
const FADE_SAMPLES = 160;

interface Job {
  readonly wav: Buffer;
  readonly speech: readonly Stretch[];
  /** Null: everybody on one line. */
  readonly sides: Intrusions | null;
}

/**
 * Real meeting excerpts, which are one mixed channel each: once with everybody on the agent's line
 * and a quiet customer's, and once for every speaker cut apart by the annotation, that speaker as
 * the agent and the rest as the customer.
 */
export async function measureMeetings(
  folder: string,
): Promise<{ readonly figures: readonly Figure[]; readonly notes: readonly string[] }> {
  const names = (await readdir(folder).catch((): string[] => [])).toSorted();
  const annotated = names.filter((name) => name.endsWith('.rttm'));
  const without = (why: string) => ({
    figures: [],
    notes: [`The meeting excerpts were left out: ${why}.`],
  });
  if (annotated.length === 0) return without(`there are none with their RTTM in ${folder}`);
  if (!canDecode()) return without('neither ffmpeg nor sox is installed');
  const jobs: Job[] = [];
  for (const name of annotated) {
    const recording = path.join(folder, name.replace(/\.rttm$/, '.flac'));
    const spoken = readRttm(await readFile(path.join(folder, name), 'utf8'));
    jobs.push(...jobsOf(decodeMono(recording), spoken));
  }
  const found = await analysed(jobs);
  const lines: OneLine[] = [];
  const sides: TwoSides[] = [];
  jobs.forEach((job, i) => {
    const one = found[i];
    if (!one) return;
    if (job.sides) sides.push(compared(job.sides, one));
    else lines.push(heardOn(job.speech, one));
  });
  return {
    figures: meetingFigures(annotated.length, lines, sides),
    notes: [
      'Meetings are a reality check without bars: 3 minutes of far-away microphones, mixed to one ' +
        'channel. "OnOneLine" says how well any voice is told from none. The others are cut apart ' +
        'by the annotation, so that both lines carry both voices wherever two people spoke at ' +
        'once and neither carries the room in between: they say how the rules of turn-taking ' +
        'fare on real timing, not how a call would sound; and what counts as an interruption is ' +
        'a rule over the annotation, not a listener’s judgement.',
    ],
  };
}

function jobsOf(sound: Float32Array, spoken: readonly Spoken[]): readonly Job[] {
  const quiet = quietLine(sound.length);
  const all = joined(spoken);
  const oneLine: Job = { wav: stereoWav(sound, quiet), speech: all, sides: null };
  const speakers = [...new Set(spoken.map(({ speaker }) => speaker))];
  const apart = speakers.map((speaker): Job => {
    const own = joined(spoken.filter((one) => one.speaker === speaker));
    const rest = joined(spoken.filter((one) => one.speaker !== speaker));
    return {
      wav: stereoWav(only(sound, own, quiet), only(sound, rest, quiet)),
      speech: own,
      sides: intrusions(own, rest),
    };
  });
  return [oneLine, ...apart];
}

/** The sound within the stretches, a quiet line around them. */
function only(sound: Float32Array, stretches: readonly Stretch[], quiet: Float32Array) {
  const out = Float32Array.from(quiet);
  for (const { startMs, endMs } of stretches) {
    const from = Math.round((startMs / 1000) * SAMPLE_RATE);
    const to = Math.min(sound.length, Math.round((endMs / 1000) * SAMPLE_RATE));
    for (let i = from; i < to; i += 1) {
      const fade = Math.min(1, (i - from) / FADE_SAMPLES, (to - 1 - i) / FADE_SAMPLES);
      out[i] = (out[i] ?? 0) + (sound[i] ?? 0) * fade;
    }
  }
  return out;
}

async function analysed(jobs: readonly Job[]): Promise<readonly AnalysisFile[]> {
  const work = await mkdtemp(path.join(os.tmpdir(), 'hearback-meetings-'));
  try {
    const files = jobs.map((_, i) => path.join(work, `${i}.wav`));
    await Promise.all(jobs.map(({ wav }, i) => writeFile(files[i] ?? '', wav)));
    return await analyse(files);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function heardOn(truth: readonly Stretch[], { speech, events }: AnalysisFile): OneLine {
  const found = speech.agent.map(([startMs, endMs]) => ({ startMs, endMs }));
  return {
    truth,
    found,
    talkOvers: events.filter(({ type }) => type === 'interruption').length,
  };
}

function compared(sides: Intrusions, { events }: AnalysisFile): TwoSides {
  const starts = (type: 'interruption' | 'backchannel'): number[] =>
    events.flatMap((event) => (event.type === type && event.by === 'agent' ? [event.startMs] : []));
  const clear = (startMs: number): boolean =>
    !sides.unclearMs.some((at) => Math.abs(at - startMs) <= TOLERANCE_MS);
  const match = (real: readonly number[], type: 'interruption' | 'backchannel') =>
    matchMoments(real, starts(type).filter(clear), TOLERANCE_MS).score;
  const reported = starts('interruption');
  return {
    interruptions: match(sides.interruptionsMs, 'interruption'),
    backchannels: match(sides.backchannelsMs, 'backchannel'),
    backchannelsFlagged: sides.backchannelsMs.filter((at) =>
      reported.some((startMs) => Math.abs(startMs - at) <= TOLERANCE_MS),
    ).length,
  };
}
