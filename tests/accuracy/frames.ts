import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SILENCE_DBFS } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import { FRAME_SAMPLES, loadSilero, speechProbabilities } from './silero.ts';

const cacheDir = join(tmpdir(), 'hearback-vad-frames-1');

interface Voice {
  readonly probability: readonly number[];
  readonly dbfs: readonly number[];
}

/** Programs that turn any sound file into two channels of 32-bit floats at 16 kHz. */
const decoders: readonly {
  readonly command: string;
  readonly args: (file: string) => readonly string[];
}[] = [
  {
    command: 'ffmpeg',
    args: (file) => ['-v', 'error', '-i', file, '-f', 'f32le', '-ac', '2', '-ar', '16000', '-'],
  },
  { command: 'sox', args: (file) => [file, '-t', 'f32', '-r', '16000', '-c', '2', '-'] },
];

function isInstalled(command: string): boolean {
  return spawnSync(command, ['--version']).error === undefined;
}

/** Whether this machine can decode recordings: it needs ffmpeg or sox. */
export function canDecode(): boolean {
  return decoders.some(({ command }) => isInstalled(command));
}

type Voices = Readonly<Record<Party, Voice>>;

let model: ReturnType<typeof loadSilero> | null = null;

/**
 * The voice-activity frames of a two-channel recording (left agent, right customer), as the live
 * engine would have received them. Kept in the temp folder: the model needs about a second a minute.
 * @throws Error when neither ffmpeg nor sox is installed, or the file is not audio
 */
export async function framesOf(audioFile: string): Promise<VadFrame[]> {
  const { size, mtimeMs } = statSync(audioFile);
  const key = createHash('sha256').update(`${audioFile} ${size} ${mtimeMs}`).digest('hex');
  const cached = join(cacheDir, `${key.slice(0, 24)}.json`);
  if (existsSync(cached)) return interleave(JSON.parse(readFileSync(cached, 'utf8')) as Voices);
  const voices = await listen(audioFile);
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(`${cached}.${process.pid}`, JSON.stringify(voices));
  renameSync(`${cached}.${process.pid}`, cached);
  return interleave(voices);
}

async function listen(audioFile: string): Promise<Voices> {
  const decoder = decoders.find(({ command }) => isInstalled(command));
  if (!decoder) throw new Error(`${audioFile} cannot be decoded: install ffmpeg or sox.`);
  const pcm = execFileSync(decoder.command, decoder.args(audioFile), { maxBuffer: 2 ** 30 });
  const both = new Float32Array(pcm.buffer, pcm.byteOffset, Math.floor(pcm.length / 4));
  model ??= loadSilero();
  const session = await model;
  const voice = async (channel: number): Promise<Voice> => {
    const samples = Float32Array.from(
      { length: Math.floor(both.length / 2) },
      (_, i) => both[2 * i + channel] ?? 0,
    );
    const probability = await speechProbabilities(session, samples);
    return {
      probability: probability.map((p) => Number(p.toFixed(4))),
      dbfs: probability.map((_, i) =>
        Number(levelOf(samples.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES)).toFixed(2)),
      ),
    };
  };
  return { agent: await voice(0), customer: await voice(1) };
}

function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return Math.max(SILENCE_DBFS, 10 * Math.log10(power));
}

function interleave(voices: Voices): VadFrame[] {
  return voices.agent.probability.flatMap((_, i) =>
    (['agent', 'customer'] as const).map((party) => ({
      party,
      atMs: (i + 1) * VAD_FRAME_MS,
      speechProbability: voices[party].probability[i] ?? 0,
      levelDbfs: voices[party].dbfs[i] ?? SILENCE_DBFS,
    })),
  );
}
