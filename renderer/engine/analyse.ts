import type { EngineJob } from '#shared/contract/engine.ts';
import type { OfflineVad } from '#renderer/sensing/voice/offlineVad.ts';
import { CallAnalyser } from './callAnalyser.ts';
import type { Found } from './callAnalyser.ts';
import type { FileBytes } from './container/fileBytes.ts';
import { InputError } from './inputError.ts';
import { durationMs, openSound } from './openSound.ts';
import type { Sound } from './sound.ts';

/** One party's voice: a channel of a sound. */
interface Voice {
  readonly sound: Sound;
  readonly channel: number;
}

/** A recording of sound. */
export type SoundKind = Extract<EngineJob['kind'], 'stereo' | 'pair'>;

/** A problem and the input it is about. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused';
  readonly input: number;
  readonly problem: InputError;

  constructor(input: number, problem: InputError) {
    super(problem.code);
    this.input = input;
    this.problem = problem;
  }
}

/**
 * Analyses one recording.
 * @param onShare told how much has been heard, 0..1, about once a percent
 * @throws JobRefused where an input cannot be used; anything else is the engine's own failure
 */
export async function analyse(
  kind: SoundKind,
  files: readonly FileBytes[],
  vad: OfflineVad,
  onShare: (share: number) => void,
): Promise<Found> {
  const [agent, customer] = await openVoices(kind, files);
  const analyser = new CallAnalyser();
  const length = Math.max(agent.sound.length, customer.sound.length);
  const tell = inPercent(onShare);
  const run = await vad.begin((frames) => {
    analyser.take(frames);
    tell((frames.at(-1)?.atMs ?? 0) / durationMs(length));
  });
  const left = reader(agent, 0);
  const right = agent.sound === customer.sound ? null : reader(customer, 1);
  for (let at = 0; at < length;) {
    const first = await left.piece(at);
    const second = right ? (await right.piece(at))[0] : first[customer.channel];
    const a = first[agent.channel] ?? null;
    const c = second ?? null;
    // Past the end of the shorter recording its party is absent, not silent.
    const count = Math.min(a?.length ?? Infinity, c?.length ?? Infinity, length - at);
    await run.push(a?.subarray(0, count) ?? null, c?.subarray(0, count) ?? null);
    at += count;
  }
  await run.end();
  return analyser.end(Math.round(durationMs(length)));
}

/** Passes a share on when it has grown by a hundredth. */
function inPercent(onShare: (share: number) => void): (share: number) => void {
  let told = 0;
  return (share) => {
    const percent = Math.min(100, Math.floor(share * 100));
    if (percent <= told) return;
    told = percent;
    onShare(percent / 100);
  };
}

async function openVoices(
  kind: SoundKind,
  files: readonly FileBytes[],
): Promise<readonly [Voice, Voice]> {
  const sounds: Sound[] = [];
  for (const [input, file] of files.entries()) {
    sounds.push(await aboutInput(input, () => openChecked(kind, file)));
  }
  const [first, second = first] = sounds;
  if (!first || !second) throw new Error('a job without inputs');
  const agent = { sound: first, channel: 0 };
  return [agent, kind === 'stereo' ? { sound: first, channel: 1 } : { sound: second, channel: 0 }];
}

async function openChecked(kind: SoundKind, file: FileBytes): Promise<Sound> {
  const sound = await openSound(file);
  const { channels } = sound;
  if (kind === 'pair' && channels !== 1) throw new InputError('notMono', channels);
  if (kind === 'stereo' && channels === 1) throw new InputError('oneChannel', channels);
  if (kind === 'stereo' && channels > 2) throw new InputError('tooManyChannels', channels);
  return sound;
}

/** Hands out a sound from any sample on; it keeps the piece it read last. */
function reader({ sound }: Voice, input: number) {
  let start = 0;
  let held: readonly Float32Array[] = [];
  return {
    async piece(at: number): Promise<readonly Float32Array[]> {
      if (at >= start + (held[0]?.length ?? 0)) {
        start = at;
        held = await aboutInput(input, () => sound.read(at));
      }
      return held.map((samples) => samples.subarray(at - start));
    },
  };
}

async function aboutInput<T>(input: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof InputError ? new JobRefused(input, error) : error;
  }
}
