import { readFile, writeFile } from 'node:fs/promises';
import { asWav, readPcm } from '#tests/helpers/pcmWav.ts';

/**
 * Writes a copy of a PCM WAV file with silence before it, so that two recordings which were made to
 * run together can be started at different moments.
 * @param leadMs length of the silence
 * @throws Error when the file is no PCM WAV
 */
export async function delayWav(source: string, target: string, leadMs: number): Promise<void> {
  const pcm = readPcm(await readFile(source), source);
  const frameBytes = pcm.channels * (pcm.bitsPerSample / 8);
  const lead = Buffer.alloc(Math.round((leadMs / 1000) * pcm.sampleRate) * frameBytes);
  await writeFile(target, asWav({ ...pcm, samples: Buffer.concat([lead, pcm.samples]) }));
}
