import type { Tone } from '#shared/model/template.ts';

/** Titles that people give with their name; one is kept where it was given, and never made up. */
const title =
  /^(mr|mrs|ms|miss|mx|dr|prof|professor|herr|frau|fru|fröken|sr|sra|señor|señora)\.?$/iu;

/** Scripts in which the family name stands first, or names are not parted by spaces. */
const familyNameFirst = /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u;

/**
 * How to address a person: in a formal tone by their title and family name if they gave a title,
 * else by their name as given; in a friendly tone by their first name if one can be told.
 * @param name as they gave it, tidied; empty where it is not known
 */
export function addressOf(name: string, tone: Tone): string {
  const [first = '', ...rest] = name.split(' ');
  if (tone === 'any' || rest.length === 0 || familyNameFirst.test(name)) return name;
  if (!title.test(first)) return tone === 'friendly' ? first : name;
  if (tone === 'friendly') return rest.length > 1 ? (rest[0] ?? name) : name;
  return `${first} ${rest.at(-1) ?? ''}`;
}

/** The name a person introduces themselves with. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? '';
}

/** How formal somebody gave their name: with a title, by the first name alone, or in between. */
export function toneGivenWith(name: string): Tone {
  const [first = '', ...rest] = name.trim().split(/\s+/u);
  if (rest.length > 0) return title.test(first) ? 'formal' : 'any';
  return first === '' || familyNameFirst.test(first) ? 'any' : 'friendly';
}
