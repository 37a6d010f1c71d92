import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The hub's only source of randomness. */
export interface Ids {
  /** Names a thing; not a secret. */
  id(): string;
  /** Opens something: 256 bits that nobody can guess, url-safe. */
  secret(): string;
}

export const randomIds: Ids = {
  id: () => randomBytes(16).toString('base64url'),
  secret: () => randomBytes(32).toString('base64url'),
};

/** SHA-256 in hex. Enough for secrets of 128 bits and more, which cannot be guessed offline. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}

/** Whether two hashes are equal, in a time that does not tell where they differ. */
export function sameHash(left: string, right: string): boolean {
  const a = Buffer.from(left, 'utf8');
  const b = Buffer.from(right, 'utf8');
  return a.length === b.length && timingSafeEqual(a, b);
}
