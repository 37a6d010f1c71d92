import { defaultMoodConfig } from '#shared/domain/mood/config.ts';
import { moodEpisodes } from '#shared/domain/mood/episodes.ts';
import { bandTimeline } from '#shared/domain/mood/timeline.ts';
import { clips } from './moodClips.ts';
import { averageRestOf, composed } from './moodCompose.ts';
import type { KnownStill } from './moodFaces.ts';
import { fitMood, labelled } from './moodFit.ts';
import { readingsOf, scoreSequence, together } from './moodSequences.ts';
import type { SequenceScore } from './moodSequences.ts';
import { FOLDS } from './moodStills.ts';
import type { Fold } from './moodStills.ts';

/** What was found in pictures that follow each other. */
export interface CallsMeasured {
  readonly clips: SequenceScore;
  /** Tense readings on the real heads that turn, none of which is tense. */
  readonly turningTense: number;
  /** One person's expression laid over another's face at rest. */
  readonly composed: SequenceScore;
  /** Neutral faces that talk for 48 s each. */
  readonly talking: {
    readonly faces: number;
    readonly tenseShare: number;
    readonly readableShare: number;
  };
  /** Lasting tense changes that were told of faces that were neutral all along. */
  readonly falseEpisodes: number;
}

/** Judges clips and composed calls with weights that have not seen their persons. */
export async function measureCalls(
  stills: readonly KnownStill[],
  folds: readonly Fold[],
): Promise<CallsMeasured> {
  const { timed, turning, stillsShown } = await clips();
  const others = stills.filter(({ file }) => !stillsShown.has(file));
  const config = { ...defaultMoodConfig, model: fitMood(labelled(others)) };
  const turned = turning.map((clip) => readingsOf(clip, config));
  const talking: { tense: number; readable: number; episodes: number }[] = [];
  const made: SequenceScore[] = [];
  for (const { held, config: fold } of folds.slice(0, FOLDS)) {
    const averageRest = averageRestOf(stills.filter((still) => !held.includes(still)));
    const [positives, neutrals, tenses] = (['positive', 'neutral', 'tense'] as const).map((mood) =>
      held.filter((still) => still.mood === mood && still.values),
    );
    for (const rest of neutrals ?? []) {
      const still = composed(rest, Array(6).fill('neutral'), {}, averageRest);
      const readings = readingsOf(still, fold);
      talking.push({
        tense: readings.filter(({ band }) => band === 'tense').length / readings.length,
        readable: bandTimeline(readings).readableShare ?? 0,
        episodes: moodEpisodes(readings).length,
      });
      (tenses ?? []).forEach((tense, i) => {
        const positive = positives?.[i % positives.length];
        const call = composed(
          rest,
          ['neutral', 'tense', 'neutral', ...(positive ? (['positive', 'neutral'] as const) : [])],
          { tense, ...(positive ? { positive } : {}) },
          averageRest,
        );
        made.push(scoreSequence(call, readingsOf(call, fold)));
      });
    }
  }
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return {
    clips: together(timed.map((clip) => scoreSequence(clip, readingsOf(clip, config)))),
    turningTense: turned.flat().filter(({ band }) => band === 'tense').length,
    composed: together(made),
    talking: {
      faces: talking.length,
      tenseShare: mean(talking.map(({ tense }) => tense)),
      readableShare: mean(talking.map(({ readable }) => readable)),
    },
    falseEpisodes:
      talking.reduce((sum, { episodes }) => sum + episodes, 0) +
      turned.reduce((sum, readings) => sum + moodEpisodes(readings).length, 0),
  };
}
