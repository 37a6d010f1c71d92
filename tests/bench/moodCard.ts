import { format } from 'prettier';
import { tellableBands } from '#shared/domain/mood/model.ts';
import { moodFailures } from '#shared/model/moodAccuracy.ts';
import type { MoodAccuracy } from '#shared/model/moodAccuracy.ts';
import type { CallsMeasured } from './moodCalls.ts';
import { judged } from './moodFigures.ts';
import { scoreOf, shareOf } from './moodScore.ts';
import type { StillAnswer } from './moodStills.ts';

/**
 * What the app and the README show of how far the mood can be trusted, as JSON: figures from 0 to 1,
 * and known failures by name; the app words them.
 */
export async function cardOf(
  answers: readonly StillAnswer[],
  { clips, falseEpisodes }: CallsMeasured,
): Promise<string> {
  const { answeredShare, balancedAccuracy, bands } = scoreOf(judged(answers, ({ band }) => band));
  const forced = scoreOf(judged(answers, (answer) => answer.forced));
  const naive = scoreOf(judged(answers, (answer) => answer.naive));
  const unsureOf = (mood: string) => {
    const of = answers.filter(({ still }) => still.mood === mood);
    return two(shareOf(of.filter(({ band }) => band === null).length, of.length));
  };
  const stillsOf = (mood: string) =>
    new Set(answers.filter(({ still }) => still.mood === mood).map(({ still }) => still.file)).size;
  const card: MoodAccuracy = {
    version: 1,
    stills: {
      faces: tellableBands.reduce((sum, band) => sum + stillsOf(band), 0),
      answeredShare: two(answeredShare),
      balancedAccuracy: two(balancedAccuracy),
      balancedAccuracyForced: two(forced.balancedAccuracy),
      balancedAccuracyNaive: two(naive.balancedAccuracy),
      bands: tellableBands.map((band) => ({
        band,
        faces: stillsOf(band),
        recall: two(bands[band].recall),
        precision: two(bands[band].precision),
      })),
      notABand: { sadUnsure: unsureOf('sad'), surprisedUnsure: unsureOf('surprised') },
    },
    clips: { samples: clips.samples, right: two(shareOf(clips.right, clips.samples)) },
    falseEpisodes,
    unlabelled: ['skinTone', 'age', 'glasses'],
    knownFailures: [...moodFailures],
  };
  return format(JSON.stringify(card), { parser: 'json', printWidth: 100 });
}

function two(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
