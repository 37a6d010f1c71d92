import { SAMPLE_RATE } from '#renderer/sensing/voice/moment.ts';
import type { FileBytes } from './container/fileBytes.ts';
import type { WavLayout } from './container/wav.ts';
import { wrapWav } from './container/wav.ts';
import { InputError } from './inputError.ts';
import { channelsOf, decode } from './sound.ts';
import type { Sound } from './sound.ts';

/**
 * Seconds decoded at a time, and how much more on either side: resampling looks at neighbours, and
 * what it makes at an edge is thrown away. Whole seconds, so that every rate fits.
 */
const PIECE_S = 60;
const MARGIN_S = 1;

/** A WAV of any length, decoded minute by minute: memory does not grow with the recording. */
export function openWav(file: FileBytes, layout: WavLayout): Sound {
  const { sampleRate, frameBytes, dataOffset } = layout;
  const frames = Math.floor(layout.dataBytes / frameBytes);
  const length = Math.floor((frames * SAMPLE_RATE) / sampleRate);
  return {
    channels: layout.channels,
    length,
    async read(start) {
      if (start >= length) return [];
      const startS = start / SAMPLE_RATE;
      const fromS = Math.max(0, startS - MARGIN_S);
      const toFrame = Math.min(frames, (startS + PIECE_S + MARGIN_S) * sampleRate);
      const fromFrame = fromS * sampleRate;
      const wanted = (toFrame - fromFrame) * frameBytes;
      const sound = await file.read(dataOffset + fromFrame * frameBytes, wanted);
      if (sound.length < wanted) throw new InputError('truncated');
      const buffer = await decode(wrapWav(layout.format, sound).buffer);
      const skip = (startS - fromS) * SAMPLE_RATE;
      const count = Math.min(PIECE_S * SAMPLE_RATE, length - start);
      return channelsOf(buffer, skip, skip + count).map((samples) => filled(samples, count));
    },
  };
}

/** Rounding may leave the very last piece a sample short; the next must begin at a whole second. */
function filled(samples: Float32Array, count: number): Float32Array {
  if (samples.length === count) return samples;
  const whole = new Float32Array(count);
  whole.set(samples);
  return whole;
}
