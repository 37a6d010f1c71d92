import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { moodSelfTest } from '#shared/domain/mood/selfTest.ts';
import { BadArguments } from './figure.ts';
import type { Bench, Measured } from './figure.ts';
import { cardOf } from './moodCard.ts';
import { measureCalls } from './moodCalls.ts';
import { callFigures, stillFigures } from './moodFigures.ts';
import { facesAreThere, knownStills } from './moodFaces.ts';
import { answersOf, DEALS, foldsOf } from './moodStills.ts';
import { stillTables } from './moodTables.ts';

/**
 * The mood on faces whose expression is known: stills one by one, clips, and calls made from stills.
 * Whoever is judged was never among those the weights were fitted to.
 */
export const mood: Bench = {
  what: 'What is said of expressions, against faces whose expression is known (../shared/data).',
  options: '--card FILE  writes the accuracy card that the app shows',
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
    const card = cardFile(args);
    if (!facesAreThere()) {
      return { kind: 'skipped', why: 'the faces or the face model are not beside the project.' };
    }
    return measure(card);
  },
};

async function measure(card: string | null): Promise<Measured> {
  const stills = await knownStills();
  const folds = foldsOf(stills);
  const answers = answersOf(folds);
  const calls = await measureCalls(stills, folds);
  if (card !== null) writeFileSync(card, await cardOf(answers, calls));
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
    sections: stillTables(answers),
    notes: [
      `Stills are judged by weights fitted to other persons only, with persons dealt into folds in ${DEALS} ways; the limits of abstaining were chosen with these figures in view, so expect a little less on new faces.`,
      'The manifest labels neither skin tone nor age nor glasses: nothing can be said by them. All tense faces are made ones, nearly all of them with light skin.',
      'The clips cut between stills of different persons, so the rest that was learnt from the first belongs to nobody who follows: they test timing and steadiness more than what one person’s change looks like. Their persons were left out of the weights.',
      'The composed calls lay one person’s expression over another’s face at rest; weak expressions then often vanish. Compare, do not take them for what a call gives.',
    ],
  };
}

/** @throws BadArguments */
function cardFile(args: readonly string[]): string | null {
  const [option, file, ...more] = args;
  if (option === undefined) return null;
  if (option !== '--card' || !file || more.length > 0) {
    throw new BadArguments('mood takes --card FILE and nothing else.');
  }
  return path.resolve(file);
}
