import { z } from 'zod';

/** What is known to go wrong; the screen words them. */
export const moodFailures = [
  /** Half of the sad faces are read as neutral. */
  'sadReadAsNeutral',
  /** Tension that shows in the mouth or the head alone is missed. */
  'tenseWithoutLoweredBrows',
  /** Low, heavy brows look tense until the own rest is known. */
  'heavyBrowsReadAsTense',
  /** Whoever is tense from the first moment on is taken to look like that. */
  'tenseFromTheStart',
  /** A slight smile may be read as neutral. */
  'slightSmiles',
  /** All tense faces to learn from were made ones, nearly all with light skin. */
  'fewTenseFacesAllLightSkinned',
] as const;

/** Groups of people; where no face is labelled by one, nothing is known about it. */
const groups = ['skinTone', 'age', 'glasses'] as const;

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
    clips: z.object({ samples: z.number().int(), right: share }),
    /** Lasting tension told of faces that were neutral all along. */
    falseEpisodes: z.number().int(),
    unlabelled: z.array(z.enum(groups)),
    knownFailures: z.array(z.enum(moodFailures)),
  }),
);

export type MoodAccuracy = z.infer<typeof moodAccuracySchema>;
