import type { Ms } from '#shared/lib/units.ts';
import type { FileBytes } from './fileBytes.ts';
import { hasText, viewOf } from './fileBytes.ts';

/*
 * Decoders play what is there of a file that was cut off and say nothing. Figures over half a call
 * look like figures over the call, so the container is asked how long it should have been.
 */

/** What a container promises. */
export interface Promised {
  /** The file ends before its own structure does. */
  readonly cutOff: boolean;
  /** The length its header states; null where it states none. */
  readonly durationMs: Ms | null;
}

const nothing: Promised = { cutOff: false, durationMs: null };

/** An Ogg page is at most 65 307 bytes. */
const LARGEST_OGG_PAGE = 65_307;

/** Reads what the headers of the common kinds say; anything else promises nothing. */
export async function promisedBy(file: FileBytes): Promise<Promised> {
  const head = await file.read(0, 4096);
  if (hasText(head, 0, 'fLaC')) return flac(head);
  if (hasText(head, 0, 'RIFF')) return riff(file, head);
  if (hasText(head, 0, 'OggS')) return ogg(file);
  if (hasText(head, 4, 'ftyp')) return mp4(file);
  return mp3(file, head);
}

/** The length of everything after itself; writers that do not know it yet leave 0 or the largest. */
function riff(file: FileBytes, head: Uint8Array): Promised {
  const size = head.length < 8 ? 0 : viewOf(head).getUint32(4, true);
  const known = size !== 0 && size !== 0xffff_ffff;
  return { cutOff: known && size + 8 > file.size, durationMs: null };
}

/** STREAMINFO is always the first block: rate in 20 bits, samples in 36 (0 = unknown). */
function flac(head: Uint8Array): Promised {
  if (head.length < 26) return { cutOff: true, durationMs: null };
  const view = viewOf(head);
  const sampleRate = view.getUint32(18) >>> 12;
  const samples = (view.getUint8(21) & 0x0f) * 2 ** 32 + view.getUint32(22);
  if (sampleRate === 0 || samples === 0) return nothing;
  return { cutOff: false, durationMs: (samples / sampleRate) * 1000 };
}

/** The last page must be whole: its segment table says how long it is. */
async function ogg(file: FileBytes): Promise<Promised> {
  const tailOffset = Math.max(0, file.size - LARGEST_OGG_PAGE);
  const tail = await file.read(tailOffset, LARGEST_OGG_PAGE);
  for (let at = tail.length - 4; at >= 0; at -= 1) {
    if (!hasText(tail, at, 'OggS')) continue;
    const segments = tail[at + 26];
    if (segments === undefined) return { cutOff: true, durationMs: null };
    const table = tail.subarray(at + 27, at + 27 + segments);
    const length = 27 + segments + table.reduce((sum, value) => sum + value, 0);
    return { cutOff: table.length < segments || at + length > tail.length, durationMs: null };
  }
  return { cutOff: true, durationMs: null };
}

/** Boxes follow one another to the file's end; 0 means "to the end", 1 "64 bits follow". */
async function mp4(file: FileBytes): Promise<Promised> {
  let at = 0;
  let hasIndex = false;
  while (at < file.size) {
    const header = await file.read(at, 16);
    if (header.length < 8) return { cutOff: true, durationMs: null };
    const view = viewOf(header);
    const short = view.getUint32(0);
    const long = short === 1 && header.length === 16 ? Number(view.getBigUint64(8)) : short;
    hasIndex ||= hasText(header, 4, 'moov');
    if (long === 0) return { cutOff: !hasIndex, durationMs: null };
    if (long < 8) return nothing;
    at += long;
  }
  return { cutOff: at > file.size || !hasIndex, durationMs: null };
}

/** Encoders leave a Xing/Info frame with the stream's length in bytes. */
function mp3(file: FileBytes, head: Uint8Array): Promised {
  const id3 = hasText(head, 0, 'ID3') ? 10 + id3Bytes(head) : 0;
  // Eleven set bits begin every frame; without them this is something else.
  if (head[id3] !== 0xff || ((head[id3 + 1] ?? 0) & 0xe0) !== 0xe0) return nothing;
  for (let at = id3; at < Math.min(head.length - 16, id3 + 200); at += 1) {
    if (!hasText(head, at, 'Xing') && !hasText(head, at, 'Info')) continue;
    const view = viewOf(head);
    const flags = view.getUint32(at + 4);
    if ((flags & 2) === 0) return nothing;
    const streamBytes = view.getUint32(at + ((flags & 1) === 0 ? 8 : 12));
    return { cutOff: id3 + streamBytes > file.size, durationMs: null };
  }
  return nothing;
}

/** Four bytes of seven bits. */
function id3Bytes(head: Uint8Array): number {
  return [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 0x7f), 0);
}
