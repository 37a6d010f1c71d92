import { tellableBands } from '#shared/domain/mood/model.ts';
import { moodFailures, moodGroupLabels, moodGroups } from '#shared/model/moodAccuracy.ts';
import type { MoodAccuracy } from '#shared/model/moodAccuracy.ts';
import type { CallsMeasured } from './moodCalls.ts';
import { changesOf, judged } from './moodFigures.ts';
import { scoreOf, shareOf } from './moodScore.ts';
import type { StillAnswer } from './moodStills.ts';

/**
 * What the app and the README show of how far the mood can be trusted: figures from 0 to 1, and
 * known failures by name; the app words them.
 */
export function cardOf(
  answers: readonly StillAnswer[],
  { clips, falseEpisodes }: CallsMeasured,
): MoodAccuracy {
  const { answeredShare, balancedAccuracy, bands } = scoreOf(judged(answers, ({ band }) => band));
  const { seenShare } = changesOf(clips.changes);
  const forced = scoreOf(judged(answers, (answer) => answer.forced));
  const naive = scoreOf(judged(answers, (answer) => answer.naive));
  const unsureOf = (mood: string) => {
    const of = answers.filter(({ still }) => still.mood === mood);
    return two(shareOf(of.filter(({ band }) => band === null).length, of.length));
  };
  const stillsOf = (mood: string) =>
    new Set(answers.filter(({ still }) => still.mood === mood).map(({ still }) => still.file)).size;
  return {
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
    clips: {
      samples: clips.samples,
      right: two(shareOf(clips.right, clips.samples)),
      changes: clips.changes.length,
      changesSeen: two(seenShare),
    },
    falseEpisodes,
    ...groupsOf(answers),
    knownFailures: [...moodFailures],
  };
}

/** The stills of the three bands by what their persons are labelled as, and what they are not labelled by. */
export function groupsOf(
  answers: readonly StillAnswer[],
): Pick<MoodAccuracy, 'groups' | 'unlabelled'> {
  const groups = moodGroups.flatMap((group) =>
    moodGroupLabels[group].flatMap((label) => {
      const of = answers.filter(({ still }) => still.labels[group] === label);
      const scored = judged(of, ({ band }) => band);
      if (scored.length === 0) return [];
      const answered = scored.filter(({ band }) => band !== null);
      const faces = new Map(of.map(({ still }) => [still.file, still.mood]));
      const moods = [...faces.values()].filter((mood) => mood !== 'sad' && mood !== 'surprised');
      return {
        group,
        label,
        faces: moods.length,
        tenseFaces: moods.filter((mood) => mood === 'tense').length,
        answeredShare: two(shareOf(answered.length, scored.length)),
        right: two(
          shareOf(answered.filter(({ truth, band }) => truth === band).length, answered.length),
        ),
      };
    }),
  );
  const known = new Set(groups.map(({ group }) => group));
  return { groups, unlabelled: moodGroups.filter((group) => !known.has(group)) };
}

function two(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
