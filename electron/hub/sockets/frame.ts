/** The final frame of a message of text. */
const FINAL_TEXT = 0x81;

/** A number's bytes, the highest first. */
function bytesOf(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, n) => Math.floor(value / 256 ** (count - 1 - n)) % 256);
}

/**
 * A text as a server's WebSocket frame: whole, unmasked, uncompressed (RFC 6455, 5.2).
 * @returns a string of bytes, to be written as `latin1`
 */
export function frameOf(text: string): string {
  const length = Buffer.byteLength(text);
  const body = length === text.length ? text : Buffer.from(text).toString('latin1');
  if (length < 126) return String.fromCharCode(FINAL_TEXT, length) + body;
  if (length < 65_536) {
    return String.fromCharCode(FINAL_TEXT, 126, length >> 8, length & 255) + body;
  }
  return String.fromCharCode(FINAL_TEXT, 127, ...bytesOf(length, 8)) + body;
}
