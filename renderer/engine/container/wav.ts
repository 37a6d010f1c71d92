import type { FileBytes } from './fileBytes.ts';
import { hasText, viewOf } from './fileBytes.ts';

/** Where the sound of a WAV lies, and how to take a piece of it. */
export interface WavLayout {
  readonly sampleRate: number;
  readonly channels: number;
  /** Bytes of one sample of all channels. */
  readonly frameBytes: number;
  /** The body of the `fmt ` chunk, to put in front of a piece. */
  readonly format: Uint8Array<ArrayBuffer>;
  /** Whether any run of whole frames can be decoded by itself. */
  readonly divisible: boolean;
  readonly dataOffset: number;
  /** Bytes of sound that are there. */
  readonly dataBytes: number;
  /** The header promises more than there is. */
  readonly truncated: boolean;
}

/** PCM, float, A-law, mu-law: a fixed number of bytes a frame, nothing remembered between frames. */
const divisibleFormats = new Set([1, 3, 6, 7]);
const EXTENSIBLE = 0xfffe;

/** Writers that do not know the length yet leave 0 or the largest number. */
const UNKNOWN_SIZE = 0xffff_ffff;

/** Nothing a real file needs; a bound for hostile ones. */
const MAX_CHUNKS = 1000;
const MAX_FORMAT_BYTES = 4096;

/**
 * Reads the chunks of a RIFF/RF64 WAV up to its sound.
 * @returns null where the file is not a WAV, or has no usable format or sound chunk
 */
export async function readWavLayout(file: FileBytes): Promise<WavLayout | null> {
  const head = await file.read(0, 12);
  const isRf64 = hasText(head, 0, 'RF64');
  if (!(isRf64 || hasText(head, 0, 'RIFF')) || !hasText(head, 8, 'WAVE')) return null;
  let format: Uint8Array<ArrayBuffer> | null = null;
  let longDataBytes: number | null = null;
  let offset = 12;
  for (let chunk = 0; chunk < MAX_CHUNKS; chunk += 1) {
    const header = await file.read(offset, 8);
    if (header.length < 8) return null;
    const size = viewOf(header).getUint32(4, true);
    const body = offset + 8;
    if (hasText(header, 0, 'fmt ')) {
      if (size < 16 || size > MAX_FORMAT_BYTES) return null;
      format = await file.read(body, size);
      if (format.length < size) return null;
    } else if (hasText(header, 0, 'ds64')) {
      const sizes = await file.read(body, 16);
      if (sizes.length === 16) longDataBytes = Number(viewOf(sizes).getBigUint64(8, true));
    } else if (hasText(header, 0, 'data')) {
      const declared = size === UNKNOWN_SIZE && isRf64 ? longDataBytes : size;
      return format ? layoutOf(format, body, declared, file.size - body) : null;
    }
    // Chunks are padded to an even length.
    offset = body + size + (size % 2);
  }
  return null;
}

function layoutOf(
  format: Uint8Array<ArrayBuffer>,
  dataOffset: number,
  declared: number | null,
  present: number,
): WavLayout | null {
  const view = viewOf(format);
  const tag = view.getUint16(0, true);
  const codec = tag === EXTENSIBLE && format.length >= 26 ? view.getUint16(24, true) : tag;
  const channels = view.getUint16(2, true);
  const sampleRate = view.getUint32(4, true);
  const frameBytes = view.getUint16(12, true);
  if (channels === 0 || sampleRate === 0 || frameBytes === 0) return null;
  const unknown = declared === null || declared === UNKNOWN_SIZE || (declared === 0 && present > 0);
  const dataBytes = unknown ? present : Math.min(declared, present);
  return {
    sampleRate,
    channels,
    frameBytes,
    format,
    divisible: divisibleFormats.has(codec),
    dataOffset,
    dataBytes,
    truncated: !unknown && declared > present,
  };
}

/** A complete WAV file around a piece of sound. */
export function wrapWav(format: Uint8Array, sound: Uint8Array): Uint8Array<ArrayBuffer> {
  const headerBytes = 12 + 8 + format.length + 8;
  const whole = new Uint8Array(headerBytes + sound.length);
  const view = viewOf(whole);
  const text = (offset: number, value: string): void =>
    whole.set(
      Array.from(value, (letter) => letter.codePointAt(0) ?? 0),
      offset,
    );
  text(0, 'RIFF');
  view.setUint32(4, whole.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, format.length, true);
  whole.set(format, 20);
  text(20 + format.length, 'data');
  view.setUint32(24 + format.length, sound.length, true);
  whole.set(sound, headerBytes);
  return whole;
}
