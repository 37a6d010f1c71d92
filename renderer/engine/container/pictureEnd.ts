import { hasText, viewOf } from './fileBytes.ts';

/**
 * Whether a picture ends before its own structure does: decoders paint what is there of it and say
 * nothing, and half a face is no face. False for kinds that do not tell.
 */
export function isCutOffPicture(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return !jpegEnds(bytes);
  if (hasText(bytes, 1, 'PNG')) return !pngEnds(bytes);
  if (hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP')) {
    return viewOf(bytes).getUint32(4, true) + 8 > bytes.length;
  }
  return false;
}

/** Markers lead from one to the next; within the picture's data only two kinds of 0xff mean none. */
function jpegEnds(bytes: Uint8Array): boolean {
  let at = 2;
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    // Data, or fill bytes before a marker.
    if (bytes[at] !== 0xff || marker === 0xff || marker === 0) at += 1;
    else if (marker === 0xd9) return true;
    // Restarts stand alone.
    else if (marker >= 0xd0 && marker <= 0xd7) at += 2;
    else if (at + 3 < bytes.length) at += 2 + viewOf(bytes).getUint16(at + 2);
    else return false;
  }
  return false;
}

/** Chunks of length, kind, data and checksum; IEND is the last. */
function pngEnds(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (hasText(bytes, at + 4, 'IEND')) return true;
  }
  return false;
}
