/*
 * Which passwords are guessed first: a common word, a row of keys, a year, the own name, and little
 * else. What is not that counts as the password's own; too little of it, and it is guessable.
 */

/** Whose password it is. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** Fewer characters of its own than this, and those who guess get there soon. */
const minOwn = 6;

/** What people take where they must take something; in the languages of the app. */
const commonWords = [
  'hearback callcenter callcentre kundendienst kundtjanst soporte support service agent telephone telefon',
  'password passwort passord losenord contrasena clave kennwort geheim hemligt secreto secret passphrase',
  'welcome willkommen valkommen bienvenido bienvenida letmein hello hallo hola hejsan login anmelden',
  'administrator admin root user guest master default changeme temporary test demo computer internet',
  'iloveyou ichliebedich jagalskardig tequiero teamo schatz alskling sunshine princess dragon monkey',
  'football fussball fotboll futbol baseball superman batman pokemon starwars shadow freedom whatever',
  'spring summer autumn winter fruhling sommer herbst sommar host primavera verano otono invierno',
  'january february march april june july august september october november december',
  'januar februar marz juni juli oktober dezember januari februari mars augusti enero febrero marzo abril',
  'mayo junio julio agosto septiembre octubre noviembre diciembre',
  'monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag',
  'samstag sonntag mandag tisdag onsdag torsdag fredag lordag sondag lunes martes miercoles jueves viernes',
  'correcthorsebatterystaple trustno qwerty qwertz azerty abc qwe asd xyz',
].flatMap((line) => line.split(' '));

/** Rows of keys, and ways along them; also backwards. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '012345678901234567890',
  'qwertyuiop',
  'qwertzuiopu',
  'azertyuiop',
  'asdfghjkl',
  'qsdfghjklm',
  'zxcvbnm',
  'yxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  '1q2w3e4r5t6y7u8i9o0p',
  '!@#$%^&*()',
  '!"§$%&()=?',
].flatMap((row) => [row, [...row].toReversed().join('')]);

/** Runs shorter than this occur in good words too ("first" has "rst"). */
const minRun = 4;
const minDigitRun = 3;

/** Small letters without accents, and without what stands between words. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[\s._,/+-]/g, '');
}

/** Characters that stand for letters; the 1 stands for two. */
const disguises = ['i', 'l'].map((one): Readonly<Record<string, string>> => ({
  '0': 'o',
  '1': one,
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}));

/** In place of what was found, so that its surroundings do not grow together. */
const gap = ' ';

function withoutWords(text: string, words: readonly string[]): string {
  let left = text;
  const variants = [
    text,
    ...disguises.map((letters) => text.replaceAll(/./gu, (char) => letters[char] ?? char)),
  ];
  for (const word of words) {
    for (const variant of variants) {
      // The variants are as long as the text, so a place in one is a place in the other.
      for (let at = variant.indexOf(word); at !== -1; at = variant.indexOf(word, at + 1)) {
        left = left.slice(0, at) + gap.repeat(word.length) + left.slice(at + word.length);
      }
    }
  }
  return left;
}

function withoutRuns(text: string): string {
  let left = '';
  for (let at = 0; at < text.length;) {
    const longest = rows.reduce((best, row) => {
      let length = best;
      while (at + length < text.length && row.includes(text.slice(at, at + length + 1)))
        length += 1;
      return length;
    }, 1);
    const run = text.slice(at, at + longest);
    const isRun = longest >= (/^\d+$/.test(run) ? minDigitRun : minRun);
    left += isRun ? gap : (text[at] ?? '');
    at += isRun ? longest : 1;
  }
  return left;
}

/** "aaaa" says no more than "a", "hejhej" no more than "hej". */
function withoutRepeats(text: string): string {
  const once = text.replaceAll(/(.{1,16}?)\1+/gu, '$1');
  return once === text ? text : withoutRepeats(once);
}

/**
 * Whether a password is little but words that are tried first.
 * @param personal further words, from wordsAbout
 */
export function isGuessable(text: string, personal: readonly string[] = []): boolean {
  // Long words first: a short one inside must not break them.
  const words = [...commonWords, ...personal].toSorted((a, b) => b.length - a.length);
  const rest = withoutWords(folded(text), words).replaceAll(/(?:19|20)\d\d/g, gap);
  const own = withoutRepeats(withoutRuns(rest)).replaceAll(gap, '');
  return [...own].length < minOwn;
}

/** Shorter parts of a name say little about a person, and occur in other words. */
const minWord = 3;

/** A person's name and e-mail address as words that a password should not be made of. */
export function wordsAbout({ name, email }: Person): readonly string[] {
  const local = email.split('@')[0] ?? '';
  const parts = [name, local].flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}\p{M}]+/u)]);
  return [...new Set(parts.map(folded))].filter((word) => word.length >= minWord);
}
