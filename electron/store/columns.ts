/*
 * Values as both SQLite and PostgreSQL take and give them: flags are 0 or 1, 64-bit numbers come
 * back from PostgreSQL's driver as text.
 */
import type { ColumnType } from 'kysely';

/** Column of a 64-bit whole number. */
export type BigColumn = ColumnType<number | string, number, number>;

/** Column of a 64-bit whole number that may be missing. */
export type NullableBigColumn = ColumnType<number | string | null, number | null, number | null>;

export function toFlag(value: boolean): number {
  return value ? 1 : 0;
}

export function fromFlag(value: number): boolean {
  return value !== 0;
}

export function fromBig(value: number | string): number {
  return Number(value);
}

export function fromNullableBig(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}

/**
 * Text without NUL characters and half surrogate pairs, neither of which SQLite's C interface or
 * PostgreSQL can hold. A note that was pasted with one is kept; only the character goes.
 */
export function toText(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

export function toNullableText(text: string | null): string | null {
  return text === null ? null : toText(text);
}
