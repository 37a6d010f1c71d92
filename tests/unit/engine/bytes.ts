import type { FileBytes } from '#renderer/engine/container/fileBytes.ts';

/** A file in memory. */
export function fileOf(bytes: Uint8Array): FileBytes {
  return {
    size: bytes.length,
    read: (offset, length) =>
      Promise.resolve(Uint8Array.from(bytes.slice(offset, offset + length))),
  };
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
}

export function join(...parts: (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export function u32(value: number, littleEndian = true): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, littleEndian);
  return bytes;
}

export function u16(value: number): Uint8Array {
  return u32(value).slice(0, 2);
}
