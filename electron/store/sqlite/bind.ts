import { BindError } from '../errors.ts';

/** What libsql can bind. Anything else is refused before it gets there. */
export type Bindable = string | number | bigint | Uint8Array | null;

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

/**
 * Checks a statement's parameters and puts them into a form that libsql 0.5.29 stores as given.
 *
 * libsql aborts the whole process on a boolean and on a lone object in place of the array, stores
 * NaN and undefined as NULL, and cuts text at a NUL; whole numbers arrive as REAL unless they are
 * bigint. So: booleans become 0/1, whole numbers bigint, and what would be changed is refused.
 * @throws BindError naming the position, counted from 1
 */
export function toBindables(parameters: unknown): Bindable[] {
  if (!Array.isArray(parameters)) {
    throw new BindError(`Parameters come as an array, not as ${nameOf(parameters)}.`);
  }
  // A hole in the array would be skipped by map and reach libsql as undefined.
  return Array.from(parameters, (value: unknown, index) => toBindable(value, index + 1));
}

function toBindable(value: unknown, position: number): Bindable {
  if (value === null) return null;
  switch (typeof value) {
    case 'boolean':
      return value ? 1n : 0n;
    case 'number':
      if (!Number.isFinite(value)) throw refused(position, String(value));
      return Number.isSafeInteger(value) ? BigInt(value) : value;
    case 'bigint':
      if (value < INT64_MIN || value > INT64_MAX) throw refused(position, 'more than 64 bits');
      return value;
    case 'string':
      if (value.includes('\0')) throw refused(position, 'text with a NUL character');
      return value;
    default:
      if (value instanceof Uint8Array) return value;
      throw refused(position, nameOf(value));
  }
}

function refused(position: number, what: string): BindError {
  return new BindError(`Parameter ${position} is ${what}, which the database cannot store.`);
}

function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(typeof value);
  return `an object (${value.constructor?.name ?? 'without a class'})`;
}
