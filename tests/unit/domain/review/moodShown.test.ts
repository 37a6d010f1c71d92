import { describe, expect, it } from 'vitest';
import { withAgreedMood, withExportableMood } from '#shared/domain/review/moodShown.ts';
import type { CallSummary, MoodReceipt } from '#shared/model/callSummary.ts';
import { aSummary } from '#tests/store/support/records.ts';

const mood = { spans: [{ band: 'tense', startMs: 0, endMs: 5 }], readableShare: 1 } as const;
const cue = (id: number, kind: 'looksTense' | 'monologue') =>
  ({ cue: { id, kind, tone: 'hint', atMs: id, aboutMs: 0 }, feedback: null }) as const;

const said = (...answers: readonly (readonly [MoodReceipt['by'], boolean])[]): CallSummary =>
  aSummary({
    mood,
    cues: [cue(1, 'looksTense'), cue(2, 'monologue')],
    moodConsent: answers.map(([by, given]) => ({
      by,
      given,
      textVersion: '1',
      locale: 'en',
      answeredAt: 1,
    })),
  });

const without = (summary: CallSummary) => ({ ...summary, mood: null, cues: [cue(2, 'monologue')] });

describe('the mood in a summary', () => {
  it.each([
    { answers: said(), shown: false, exported: false },
    { answers: said(['customer', true]), shown: true, exported: true },
    { answers: said(['customer', false]), shown: false, exported: false },
    { answers: said(['customer', true], ['customer', false]), shown: true, exported: false },
    { answers: said(['customer', false], ['customer', true]), shown: true, exported: true },
    // The agent's word is none about the customer's face, and stops nothing that was agreed.
    { answers: said(['agent', true]), shown: false, exported: false },
    { answers: said(['customer', true], ['agent', false]), shown: true, exported: true },
  ])('is shown: $shown, exported: $exported', ({ answers, shown, exported }) => {
    expect(withAgreedMood(answers)).toEqual(shown ? answers : without(answers));
    expect(withExportableMood(answers)).toEqual(exported ? answers : without(answers));
  });
});
