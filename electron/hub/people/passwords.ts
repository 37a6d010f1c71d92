import { hash, verify } from '@node-rs/argon2';
import { isGuessable, wordsAbout } from './guessable.ts';
import type { Person } from './guessable.ts';
import { createGate } from './gate.ts';

/**
 * Argon2id as the OWASP Password Storage Cheat Sheet asks for at least: 19 MiB, 2 passes, 1 lane
 * (cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html).
 */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

/** The library's constant `Argon2id` is a `const enum`, which erasable TypeScript cannot read. */
const argon2id = 2;

/**
 * Whom nobody's password opens: the same work as a real hash, since it names the same cost, and a
 * result of 32 zero bytes, for which nobody knows a password.
 */
const nobodysHash = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/**
 * One for the whole process, since memory is: 4 hashes take 76 MiB, and as many threads as libuv
 * has unless told otherwise. 64 more wait for a second or so.
 */
const gate = createGate({ running: 4, waiting: 64 });

/** The same password typed on another keyboard is the same (NIST SP 800-63B-4, 3.1.1.2). */
const normal = (plain: string): string => plain.normalize('NFKC');

/**
 * A password as it may be stored: argon2id with a salt of its own, in PHC form.
 * @throws Refusal `tooMany` while very many passwords are looked at
 */
export function hashPassword(plain: string): Promise<string> {
  return gate.run(() => hash(normal(plain), { ...cost, algorithm: argon2id }));
}

/**
 * Whether this password is the one that was hashed.
 * @param stored null where nobody has the name that was given; false then, after the same time as
 * for a wrong password, so that the time does not tell which names exist
 * @throws Refusal `tooMany` while very many passwords are looked at; Error where `stored` is no hash
 */
export async function checkPassword(plain: string, stored: string | null): Promise<boolean> {
  const fits = await gate.run(() => verify(stored ?? nobodysHash, normal(plain)));
  return fits && stored !== null;
}

/**
 * In characters. NIST SP 800-63B-4 (3.1.1.2) asks for 8 beside a second factor and 15 without one,
 * its previous edition for 8; 12 is the house's choice between them, with guesses rationed.
 */
export const minPasswordLength = 12;

/** In characters; NIST wants at least 64 allowed. Longer is no safer, and costs time to read. */
export const maxPasswordLength = 256;

export type PasswordProblem = 'tooShort' | 'tooLong' | 'common' | 'personal';

/**
 * Why this password should not be taken; null where it may be. No rules on kinds of characters
 * (NIST SP 800-63B-4, 3.1.1.2). A length counts characters (code points), not bytes.
 * @param about whose it is; `personal` is what consists of little but their name or the part of
 * their e-mail address before the @
 */
export function passwordProblem(plain: string, about: Person): PasswordProblem | null {
  const text = normal(plain);
  const length = [...text].length;
  if (length < minPasswordLength) return 'tooShort';
  if (length > maxPasswordLength) return 'tooLong';
  if (isGuessable(text)) return 'common';
  return isGuessable(text, wordsAbout(about)) ? 'personal' : null;
}
