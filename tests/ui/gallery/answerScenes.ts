import { endedCall } from '../snapshots/ended.ts';
import { services } from '../snapshots/services.ts';
import type { TestServices } from '../snapshots/services.ts';
import { summary } from '../snapshots/stored.ts';
import { memorySurveys, someAnswers } from '../snapshots/surveys.ts';

/* The customer's answers below a call's summary. */

const after = (surveys: TestServices['surveys']): TestServices =>
  services({ surveys, ...endedCall(summary()) });

export const answerScenes = {
  'answers-waiting': () => after(memorySurveys()),
  'answers-came': () => after(memorySurveys(someAnswers)),
  'answers-shown': () => after(memorySurveys(someAnswers)),
} as const;
