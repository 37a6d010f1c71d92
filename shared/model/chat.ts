import { z } from 'zod';

/** The longest message, in UTF-16 units: a long paragraph; more is a letter, not a chat. */
export const MAX_CHAT_CHARS = 2000;
/** Messages of both sides in one call; a bound for a side that does not stop. */
export const MAX_CHAT_MESSAGES = 500;

/** Control characters but tab and line feed; they have no picture and can upset a terminal. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF]/gu;
/** Marks that turn the writing direction of what follows: "gpj.exe" would read as "exe.jpg". */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/gu;

/**
 * A message as it may be kept and shown: no control characters, no direction overrides, no broken
 * pairs, at most one empty line in a row, trimmed, at most MAX_CHAT_CHARS.
 * @returns '' where nothing is left
 */
export function cleanChatText(text: string): string {
  const plain = text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(CONTROLS, '')
    .replaceAll(TURNS, '')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/[^\S\n]+\n/gu, '\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
  // The cut must not halve a pair.
  return plain
    .slice(0, MAX_CHAT_CHARS)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd();
}

/** A message's text from outside, cleaned; one of which nothing is left is refused. */
export const chatTextSchema = z
  .string()
  .max(MAX_CHAT_CHARS)
  .transform(cleanChatText)
  .pipe(z.string().min(1));

/** A message's name, random, made by whoever wrote it. */
export const chatIdSchema = z.string().min(1).max(64);
