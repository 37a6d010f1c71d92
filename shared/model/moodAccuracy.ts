import { z } from 'zod';

/** What is known to go wrong; the screen words them. */
export const moodFailures = [
  /** Half of the sad faces are read as neutral. */
  'sadReadAsNeutral',
  /** Tension that shows in the mouth or the head alone is missed. */
  'tenseWithoutLoweredBrows',
  /** Bared teeth are scored as a smile: with lowered brows it could be either. */
  'baredTeeth',
  /** Low, heavy brows look tense until the own rest is known. */
  'heavyBrowsReadAsTense',
  /** Whoever is tense from the first moment on is taken to look like that. */
  'tenseFromTheStart',
  /** A slight smile may be read as neutral. */
  'slightSmiles',
  /** All tense faces to learn from were made ones, nearly all with light skin. */
  'fewTenseFacesAllLightSkinned',
] as const;

/** Ways of telling people apart; where no face is labelled by one, nothing is known about it. */
export const moodGroups = ['skinTone', 'age', 'glasses'] as const;

export type MoodGroup = (typeof moodGroups)[number];

/** The labels of each; the screen words them. */
export const moodGroupLabels = {
  skinTone: ['light', 'medium', 'dark'],
  age: ['young', 'middle', 'old'],
  glasses: ['with', 'without'],
} as const satisfies Record<MoodGroup, readonly string[]>;

const everyLabel = Object.values(moodGroupLabels).flat();

const share = z.number().min(0).max(1).nullable();

/**
 * The accuracy card, `resources/mood/accuracy.json`: how far the band can be trusted, on people that
 * the weights have not seen. Shares from 0 to 1, null where there was nothing to measure.
 */
export const moodAccuracySchema = z.readonly(
  z.object({
    version: z.literal(1),
    stills: z.object({
      /** How many faces of the three bands. */
      faces: z.number().int(),
      answeredShare: share,
      /** Of those answered; then without abstaining, and of fixed thresholds. */
      balancedAccuracy: share,
      balancedAccuracyForced: share,
      balancedAccuracyNaive: share,
      bands: z.array(
        z.object({
          band: z.enum(['positive', 'neutral', 'tense']),
          faces: z.number().int(),
          recall: share,
          precision: share,
        }),
      ),
      /** Sad and surprised faces that were left unsure, which is right. */
      notABand: z.object({ sadUnsure: share, surprisedUnsure: share }),
    }),
    clips: z.object({
      samples: z.number().int(),
      right: share,
      /** Changes from one band to another, each at three paces; how many were seen within 2 s. */
      changes: z.number().int(),
      changesSeen: share,
    }),
    /** Lasting tension told of faces that were neutral all along. */
    falseEpisodes: z.number().int(),
    /** The faces of the three bands by group, one row a label, where there are labels. */
    groups: z.array(
      z.object({
        group: z.enum(moodGroups),
        label: z.enum(everyLabel),
        faces: z.number().int(),
        /** How many of them are tense: without any, nothing is known of finding tension. */
        tenseFaces: z.number().int(),
        answeredShare: share,
        /** Of those answered. */
        right: share,
      }),
    ),
    unlabelled: z.array(z.enum(moodGroups)),
    knownFailures: z.array(z.enum(moodFailures)),
  }),
);

export type MoodAccuracy = z.infer<typeof moodAccuracySchema>;
