import { MAX_RECORDING_MS, MAX_WHOLE_BYTES } from '#shared/contract/engine.ts';
import type { Ms } from '#shared/lib/units.ts';
import { SAMPLE_RATE } from '#renderer/sensing/voice/moment.ts';
import { promisedBy } from './container/cutOff.ts';
import type { FileBytes } from './container/fileBytes.ts';
import { readWavLayout } from './container/wav.ts';
import { InputError } from './inputError.ts';
import { channelsOf, decode } from './sound.ts';
import type { Sound } from './sound.ts';
import { openWav } from './wavSound.ts';

/** Codecs pad and trim a little; less than this missing is not a cut. */
const CUT_TOLERANCE_MS: Ms = 250;

/**
 * Opens a recording: plain WAV piece by piece, everything else decoded whole.
 * @throws InputError where it is not audio, cut off, empty, too long or too large
 */
export async function openSound(file: FileBytes): Promise<Sound> {
  const wav = await readWavLayout(file);
  if (wav?.truncated) throw new InputError('truncated');
  const sound = wav?.divisible ? openWav(file, wav) : await openWhole(file);
  if (sound.length === 0) throw new InputError('noSound');
  if (durationMs(sound.length) > MAX_RECORDING_MS) throw new InputError('tooLong');
  // A WAV's first minute shows at once whether the rest can be decoded.
  if (wav?.divisible) await audible(sound);
  return sound;
}

export function durationMs(samples: number): Ms {
  return (samples / SAMPLE_RATE) * 1000;
}

/** The decoder gives one and the same error for what it does not know and what it has no room for. */
function isShortOfMemory(error: unknown, file: FileBytes): boolean {
  return error instanceof RangeError || file.size > MAX_WHOLE_BYTES / 8;
}

async function audible(sound: Sound): Promise<void> {
  try {
    await sound.read(0);
  } catch (error) {
    throw error instanceof InputError ? error : new InputError('notAudio');
  }
}

async function openWhole(file: FileBytes): Promise<Sound> {
  const promised = await promisedBy(file);
  if (promised.cutOff) throw new InputError('truncated');
  if ((promised.durationMs ?? 0) > MAX_RECORDING_MS) throw new InputError('tooLong');
  if (file.size > MAX_WHOLE_BYTES) throw new InputError('tooLarge');
  let buffer: AudioBuffer;
  try {
    const bytes = await file.read(0, file.size);
    buffer = await decode(bytes.buffer);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(isShortOfMemory(error, file) ? 'tooLarge' : 'notAudio');
  }
  const missingMs = (promised.durationMs ?? 0) - durationMs(buffer.length);
  if (missingMs > CUT_TOLERANCE_MS) throw new InputError('truncated');
  return {
    channels: buffer.numberOfChannels,
    length: buffer.length,
    read: (start) =>
      Promise.resolve(start < buffer.length ? channelsOf(buffer, start, buffer.length) : []),
  };
}
