import type { Situation, Template } from '#shared/model/template.ts';
import { fold } from '#shared/model/phraseToAvoid.ts';
import { nearWords } from './nearWords.ts';

/** Templates made ready to be searched; made once for a library, and again when it changes. */
export interface TemplateIndex {
  readonly templates: readonly Template[];
  /** All words of all templates, folded and sorted. */
  readonly words: readonly string[];
  /** For each word, the places of its templates in `templates`, and how much it weighs in each. */
  readonly postings: readonly Posting[];
}

interface Posting {
  readonly places: Uint32Array;
  readonly weights: Float32Array;
}

/** The situation's name finds all of its templates before a word somewhere in a sentence does. */
const SITUATION = 4;
const TEXT = 3;
const WHY = 1;
/** A word that only begins like what was typed, or is only like it. */
const PREFIX = 0.8;
const NEAR = 0.4;
/** A shorter word in the middle of a query is a whole one: "I", "to", "is". */
const BEGINNING = 3;

/**
 * @param situationWords how a situation is called where it is shown, and other words to find it by
 */
export function indexTemplates(
  templates: readonly Template[],
  situationWords: (situation: Situation) => string,
): TemplateIndex {
  const found = new Map<string, Map<number, number>>();
  const add = (text: string, place: number, weight: number): void => {
    for (const word of wordsIn(text)) {
      const places = found.get(word) ?? new Map<number, number>();
      if (places.size === 0) found.set(word, places);
      places.set(place, Math.max(weight, places.get(place) ?? 0));
    }
  };
  for (const [place, { situation, text, why }] of templates.entries()) {
    add(situationWords(situation), place, SITUATION);
    add(text, place, TEXT);
    add(why, place, WHY);
  }
  const words = [...found.keys()].sort();
  const postings = words.map((word) => {
    const places = found.get(word) ?? new Map<number, number>();
    return { places: Uint32Array.from(places.keys()), weights: Float32Array.from(places.values()) };
  });
  return { templates, words, postings };
}

/**
 * The templates that hold every word of the query, best first: by where it stands (situation, text,
 * reason) and how exactly; the last word may be unfinished, and a word that is found nowhere is taken
 * for a slip of the keyboard. Equal ones keep the library's order. Capitals and accents do not count.
 * @returns all templates, up to the limit, for an empty query
 */
export function searchTemplates(
  { templates, words, postings }: TemplateIndex,
  query: string,
  limit = 50,
): readonly Template[] {
  const tokens = wordsIn(query);
  if (tokens.length === 0) return templates.slice(0, limit);
  const scores = new Float32Array(templates.length);
  const best = new Float32Array(templates.length);
  for (const [nth, token] of tokens.entries()) {
    best.fill(0);
    const unfinished = nth === tokens.length - 1 || token.length >= BEGINNING;
    for (const [at, quality] of matchesOf(token, words, unfinished))
      spread(postings[at], quality, best);
    for (let place = 0; place < best.length; place += 1) {
      const [sum, found] = [scores[place] ?? 0, best[place] ?? 0];
      scores[place] = found > 0 && (nth === 0 || sum > 0) ? sum + found : 0;
    }
  }
  return bestPlaces(scores, limit).flatMap((place) => templates[place] ?? []);
}

/** Raises the best weight of each template that a word stands in. Indices only: this is the hot loop. */
function spread(posting: Posting | undefined, quality: number, best: Float32Array): void {
  if (!posting) return;
  const { places, weights } = posting;
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] ?? 0;
    const weight = quality * (weights[i] ?? 0);
    if (weight > (best[place] ?? 0)) best[place] = weight;
  }
}

/** Places of the highest scores above 0, the highest first, equal ones in order. */
function bestPlaces(scores: Float32Array, limit: number): readonly number[] {
  const byScore = new Map<number, number[]>();
  for (let place = 0; place < scores.length; place += 1) {
    const score = scores[place] ?? 0;
    if (score === 0) continue;
    const places = byScore.get(score);
    if (places) places.push(place);
    else byScore.set(score, [place]);
  }
  const highest = [...byScore.keys()].sort((a, b) => b - a);
  const found: number[] = [];
  for (const score of highest) {
    found.push(...(byScore.get(score) ?? []).slice(0, limit - found.length));
    if (found.length >= limit) break;
  }
  return found;
}

/** Places of the words that a typed one stands for, and how well they fit, 0..1. */
function matchesOf(
  token: string,
  words: readonly string[],
  unfinished: boolean,
): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  const first = firstFrom(token, words);
  const isWord = words[first] === token;
  if (isWord) found.push([first, 1]);
  // Nothing sorts behind this character, so here end the words that begin with the token.
  const end = unfinished ? firstFrom(`${token}\uFFFF`, words) : first;
  for (let at = isWord ? first + 1 : first; at < end; at += 1) found.push([at, PREFIX]);
  return found.length > 0 ? found : nearWords(token, words).map((at) => [at, NEAR] as const);
}

/** Where a word stands, or would stand, among sorted ones. */
function firstFrom(word: string, words: readonly string[]): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The different words of a text, folded. Placeholders count by their name. */
function wordsIn(text: string): readonly string[] {
  return [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu))];
}
