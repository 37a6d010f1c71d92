import { defaultMoodConfig } from '#shared/domain/mood/config.ts';
import type { MoodConfig } from '#shared/domain/mood/config.ts';
import { likelihoods, likeliest } from '#shared/domain/mood/model.ts';
import { readStill } from '#shared/domain/mood/mood.ts';
import type { KnownStill } from './moodFaces.ts';
import { fitMood, labelled } from './moodFit.ts';
import { naiveBand } from './moodNaive.ts';
import type { Answer } from './moodScore.ts';

export const FOLDS = 10;
/** Ways of dealing persons into folds: with few tense faces one way is luck. */
export const DEALS = 5;

/** One fold: who was held out, and the stage with weights that have not seen them. */
export interface Fold {
  readonly held: readonly KnownStill[];
  readonly config: MoodConfig;
}

/** What was said of one still by weights that had not seen its person. */
export interface StillAnswer {
  readonly still: KnownStill;
  readonly band: Answer['band'];
  /** The band that would have been said without abstaining, and its likelihood. */
  readonly forced: Answer['truth'];
  readonly confidence: number;
  readonly naive: Answer['truth'];
}

/** Folds by person, dealt in several ways; each fold's weights are fitted anew. */
export function foldsOf(stills: readonly KnownStill[]): readonly Fold[] {
  return Array.from({ length: DEALS }, (_, deal) => {
    const foldOf = dealt([...new Set(stills.map(({ person }) => person))], deal);
    return Array.from({ length: FOLDS }, (_unused, fold) => {
      const held = stills.filter(({ person }) => foldOf.get(person) === fold);
      const known = stills.filter(({ person }) => foldOf.get(person) !== fold);
      return { held, config: { ...defaultMoodConfig, model: fitMood(labelled(known)) } };
    });
  }).flat();
}

/** Every still once a deal. */
export function answersOf(folds: readonly Fold[]): readonly StillAnswer[] {
  return folds.flatMap(({ held, config }) =>
    held.flatMap((still) => {
      if (!still.values) return [];
      const { band } = readStill(still.frame, config);
      const likely = likelihoods(still.values, config.model);
      const forced = likeliest(likely);
      return {
        still,
        band: band === 'unsure' ? null : band,
        forced,
        confidence: likely[forced],
        naive: naiveBand(still.frame),
      };
    }),
  );
}

/** Persons into folds in an order that the deal's number decides, the same every time. */
function dealt(persons: readonly string[], deal: number): ReadonlyMap<string, number> {
  const order = persons.toSorted((a, b) => hash(`${deal} ${a}`) - hash(`${deal} ${b}`));
  return new Map(order.map((person, i) => [person, i % FOLDS]));
}

/** FNV-1a, 32 bits, with a last stir: its low bits are poor. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}
