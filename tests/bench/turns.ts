import path from 'node:path';
import { sharedDataDir } from '#tests/accuracy/sharedData.ts';
import { judge } from './analyse.ts';
import { breakdown, echoKind, mistakes, noiseKinds, noiseLevel } from './breakdown.ts';
import { curveOf, guardBar } from './curve.ts';
import { BadArguments } from './figure.ts';
import type { Bench, Measured, Section } from './figure.ts';
import { makeDialogues } from './generate.ts';
import type { Seeds } from './generate.ts';
import { measureMeetings } from './meetings.ts';
import { ratesOf } from './rates.ts';
import { scoreDialogue, sumScores } from './score.ts';
import type { Judged } from './score.ts';
import { ofSeeds, stressSections } from './stress.ts';
import { recordingsIn } from './truth.ts';
import { turnBars, turnFigures } from './turnFigures.ts';
import { readTurnsOptions } from './turnsOptions.ts';

/** Seeds of the dialogues that are made beside the shared ones; half as many are made harder. */
const MORE: Seeds = [901, 940];
const HARDER: Seeds = [901, 920];

const sharedDialogues = path.join(sharedDataDir, 'dialogues');

/**
 * Who talked over whom: the real app's `analyse` over two-channel dialogues with known truth.
 * Speech in them is mostly read, so absolute figures flatter; comparisons hold.
 */
export const turns: Bench = {
  what: 'interruptions, backchannels, talk ratio and gaps against dialogues with known truth',
  options: '--data DIR: these dialogues and nothing else; --stress: harder ones too',
  bars: turnBars,
  run: measureTurns,
};

async function measureTurns(args: readonly string[]): Promise<Measured> {
  const { folder, stress } = readTurnsOptions(args);
  const notes: string[] = [];
  const recordings = [...(await recordingsIn(folder ?? sharedDialogues))];
  if (folder === null) {
    const made = await makeDialogues(sharedDataDir, MORE);
    recordings.push(...made.recordings);
    if (made.why !== null) {
      notes.push(`All figures are over ${recordings.length} dialogues only: ${made.why}.`);
    }
  }
  if (recordings.length === 0) {
    const none = 'no dialogues with their truth in';
    // A folder that somebody names and that holds none is a slip, not a machine without the data.
    if (folder !== null) throw new BadArguments(`There are ${none} ${folder}.`);
    return { kind: 'skipped', why: `there are ${none} ${sharedDialogues}.` };
  }

  const startedAt = performance.now();
  const judged = await judge(recordings);
  const tookMs = performance.now() - startedAt;
  const score = sumScores(judged.map(scoreDialogue));
  const curve = await curveOf(judged, ratesOf(score.interruptions).f1);
  if (!curve) notes.push('There is no curve: neither ffmpeg nor sox is installed.');
  const meetings =
    folder === null ? await measureMeetings(path.join(sharedDataDir, 'conversations')) : null;
  const harder = stress
    ? await stressSections(sharedDataDir, HARDER, ofSeeds(judged, HARDER))
    : null;
  const soundMs = judged.reduce((sum, { found }) => sum + found.durationMs, 0);
  return {
    kind: 'measured',
    figures: [
      ...turnFigures(score),
      {
        name: 'speed',
        what: 'sound analysed in the time it took, start of the app included',
        value: soundMs / tookMs,
        unit: '×',
        better: 'higher',
      },
      ...(curve?.figures ?? []),
      ...(meetings?.figures ?? []),
    ],
    ...(curve ? { bars: [guardBar] } : {}),
    sections: [...breakdowns(judged), ...(curve?.sections ?? []), ...(harder?.sections ?? [])],
    notes: [...notes, ...(meetings?.notes ?? []), ...(harder?.notes ?? [])],
  };
}

function breakdowns(judged: readonly Judged[]): readonly Section[] {
  return [
    {
      name: 'byNoise',
      title: 'By noise and whose channel it is on (a dialogue with two noises stands in both rows)',
      rows: breakdown(judged, 'noise', noiseKinds),
    },
    {
      name: 'byNoiseLevel',
      title: 'By the louder noise',
      rows: breakdown(judged, 'noise', noiseLevel),
    },
    {
      name: 'byEcho',
      title: 'By echo: its level, and whose channel it leaks into',
      rows: breakdown(judged, 'echo', echoKind),
    },
    {
      name: 'mistakes',
      title: 'Every mistake about the agent’s interruptions, and what truly began there',
      rows: mistakes(judged),
    },
  ];
}
