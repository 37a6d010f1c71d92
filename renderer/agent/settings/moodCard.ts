import { moodAccuracySchema } from '#shared/model/moodAccuracy.ts';
import type { MoodAccuracy } from '#shared/model/moodAccuracy.ts';

const made = import.meta.glob<unknown>('../../../resources/mood/accuracy.json', {
  eager: true,
  import: 'default',
});

/**
 * The accuracy card that this build carries; made by the bench, never by hand. Its test holds it to
 * the schema, so a build with another one does not start.
 */
export const moodCard: MoodAccuracy = moodAccuracySchema.parse(Object.values(made)[0]);
