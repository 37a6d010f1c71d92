import type { ColumnKind } from './layout.ts';

/** A value as either driver takes it. */
export type Bound = string | number | bigint | Uint8Array | null;

const int64Min = -(2n ** 63n);
const int64Max = 2n ** 63n - 1n;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;
const beyondNumbers = new Set(['NaN', 'Infinity', '-Infinity']);

/**
 * A database's value as a backup has it (JSON): whole numbers as text, because JSON's would be
 * rounded beyond 53 bits; bytes in base64.
 * @param value whole numbers come as text, or as a number that is exact
 */
export function toJson(kind: ColumnKind, value: unknown): string | number | null {
  if (value === null) return null;
  if (kind === 'text' && typeof value === 'string') return value;
  if (kind === 'whole' && (typeof value === 'string' || Number.isSafeInteger(value))) {
    return String(value);
  }
  if (kind === 'real' && typeof value === 'number') {
    return Number.isFinite(value) ? value : String(value);
  }
  if (kind === 'bytes' && value instanceof Uint8Array) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  }
  throw new TypeError(`A column of kind ${kind} holds a ${typeof value}.`);
}

/** The way back; undefined for what no backup has. */
export function fromJson(kind: ColumnKind, value: unknown): Bound | undefined {
  if (value === null) return null;
  if (kind === 'real') {
    if (typeof value === 'number') return value;
    return beyondNumbers.has(String(value)) ? Number(value) : undefined;
  }
  if (typeof value !== 'string') return undefined;
  switch (kind) {
    case 'text':
      return value;
    case 'whole':
      return wholeNumber(value);
    case 'bytes':
      return value.length % 4 === 0 && base64.test(value)
        ? new Uint8Array(Buffer.from(value, 'base64'))
        : undefined;
    default:
      return kind satisfies never;
  }
}

function wholeNumber(text: string): bigint | undefined {
  if (!/^-?\d{1,19}$/.test(text)) return undefined;
  const value = BigInt(text);
  return value < int64Min || value > int64Max ? undefined : value;
}
