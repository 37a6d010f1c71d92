import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { moodSelfTest } from '#shared/domain/mood/selfTest.ts';
import type { MoodAccuracy } from '#shared/model/moodAccuracy.ts';
import { BadArguments } from './figure.ts';
import type { Bench, Measured } from './figure.ts';
import { cardOf, groupsOf } from './moodCard.ts';
import { measureCalls } from './moodCalls.ts';
import { callFigures, missedChanges, stillFigures } from './moodFigures.ts';
import { facesAreThere, knownStills } from './moodFaces.ts';
import { answersOf, DEALS, foldsOf } from './moodStills.ts';
import { withMoodCard } from './moodReadme.ts';
import { stillTables } from './moodTables.ts';

/**
 * The mood on faces whose expression is known: stills one by one, clips, and calls made from stills.
 * Whoever is judged was never among those the weights were fitted to.
 */
export const mood: Bench = {
  what: 'What is said of expressions, against faces whose expression is known (../shared/data).',
  options:
    '--card FILE  writes the accuracy card that the app shows; --readme FILE after it puts the same figures into a README',
  bars: [
    { name: 'balancedAccuracy', value: 0.85 },
    { name: 'unsureShare', value: 35 },
    { name: 'tensePrecision', value: 0.85 },
    { name: 'positivePrecision', value: 0.95 },
    { name: 'clipsRight', value: 85 },
    { name: 'clipChangeP50', value: 2000 },
    { name: 'falseEpisodes', value: 0 },
    { name: 'selfTest', value: 1 },
  ],
  run: async (args) => {
    const files = cardFiles(args);
    if (!facesAreThere()) {
      return { kind: 'skipped', why: 'the faces or the face model are not beside the project.' };
    }
    return measure(files);
  },
};

async function measure(files: CardFiles | null): Promise<Measured> {
  const stills = await knownStills();
  const folds = foldsOf(stills);
  const answers = answersOf(folds);
  const calls = await measureCalls(stills, folds);
  if (files !== null) await write(files, cardOf(answers, calls));
  const { unlabelled } = groupsOf(answers);
  return {
    kind: 'measured',
    figures: [
      ...stillFigures(answers),
      ...callFigures(calls),
      {
        name: 'selfTest',
        what: 'the self-test of weights and rules passes',
        value: moodSelfTest() ? 1 : 0,
        unit: '',
        better: 'higher',
      },
    ],
    sections: [missedChanges(calls), ...stillTables(answers)],
    notes: [
      `Stills are judged by weights fitted to other persons only, with persons dealt into folds in ${DEALS} ways; the limits of abstaining were chosen with these figures in view, so expect a little less on new faces.`,
      ...(unlabelled.length > 0
        ? [`Not labelled in the manifest, so nothing can be said by it: ${unlabelled.join(', ')}.`]
        : []),
      'All tense faces are made ones, nearly all of them with light skin.',
      'The clips cut between stills of different persons, so the rest that was learnt from the first belongs to nobody who follows: they test timing and steadiness more than what one person’s change looks like. Their persons were left out of the weights.',
      'A change that is never seen at any pace is not one that is seen too late: the expression itself is not found. Anger that bares its teeth is such a one, for the face model scores it as a smile with lowered brows.',
      'The composed calls lay one person’s expression over another’s face at rest; weak expressions then often vanish. Compare, do not take them for what a call gives.',
    ],
  };
}

/** Where the card goes, and the README that tells the same, if any. */
interface CardFiles {
  readonly card: string;
  readonly readme: string | null;
}

async function write({ card: file, readme }: CardFiles, card: MoodAccuracy): Promise<void> {
  writeFileSync(file, await format(JSON.stringify(card), { parser: 'json', printWidth: 100 }));
  if (readme === null) return;
  writeFileSync(readme, await withMoodCard(readFileSync(readme, 'utf8'), card));
}

/** @throws BadArguments */
function cardFiles(args: readonly string[]): CardFiles | null {
  const [option, card, second, readme, ...more] = args;
  if (option === undefined) return null;
  const known = option === '--card' && (second === undefined || second === '--readme');
  if (!known || !card || (second !== undefined && !readme) || more.length > 0) {
    throw new BadArguments('mood takes --card FILE, then --readme FILE, and nothing else.');
  }
  return { card: path.resolve(card), readme: readme === undefined ? null : path.resolve(readme) };
}
