import { err, ok } from '#shared/lib/result.ts';
import type { SurveyAnswers, SurveyView } from '#shared/model/survey.ts';
import type { CustomerSurveys } from '#renderer/session/index.ts';
import { NOW } from './time.ts';

export const someAnswers: SurveyAnswers = {
  satisfied: 3,
  recommend: 8,
  resolved: 'notYet',
  heard: 5,
  comment: 'Sam listened. I still wait for the corrected bill, though.',
};

/** One call's answers in memory; `come` brings them. */
export function memorySurveys(
  first: SurveyAnswers | null = null,
): CustomerSurveys & { readonly come: (answers: SurveyAnswers) => void } {
  let answers = first;
  let view: SurveyView =
    first === null ? { state: 'waiting' } : { state: 'answered', answeredAt: NOW };
  const listeners = new Set<() => void>();
  const look = async (own: Extract<SurveyView, { state: 'shown' }>['own']) => {
    if (answers === null) return err({ code: 'notFound', message: 'none' } as const);
    view = { state: 'shown', answeredAt: NOW, answers, own };
    return ok(view);
  };
  return {
    get: async () => ok(view),
    judge: (_callId, own) => look(own),
    reveal: () => look(null),
    link: async () =>
      ok({ url: 'http://127.0.0.1:4610/feedback#aToken', expiresAt: NOW + 1_209_600_000 }),
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    come(arrived) {
      answers = arrived;
      view = { state: 'answered', answeredAt: NOW };
      for (const listener of listeners) listener();
    },
  };
}
