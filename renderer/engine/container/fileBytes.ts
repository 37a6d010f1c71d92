/** A file that is read piece by piece. */
export interface FileBytes {
  readonly size: number;
  /** Bytes from `offset` on; fewer than `length` only at the file's end. */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** A view for numbers over the same bytes. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Whether ASCII `text` stands at `offset`. */
export function hasText(bytes: Uint8Array, offset: number, text: string): boolean {
  if (offset < 0 || offset + text.length > bytes.length) return false;
  for (let i = 0; i < text.length; i += 1) {
    if (bytes[offset + i] !== text.codePointAt(i)) return false;
  }
  return true;
}
