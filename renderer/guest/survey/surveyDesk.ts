import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import { cleanChatText } from '#shared/model/chat.ts';
import type { SurveyAnswers } from '#shared/model/survey.ts';
import { isAnswered, noAnswers } from '#shared/model/survey.ts';
import type { DraftKeeper } from './draft.ts';
import type { SendSurvey } from './sendSurvey.ts';

/**
 * Where the questions stand. `empty`: sending was asked for with nothing answered. The last four
 * are the end of it.
 */
export type SurveyPhase =
  'asking' | 'empty' | 'sending' | 'failed' | 'sent' | 'declined' | 'used' | 'gone';

export interface SurveyState {
  readonly phase: SurveyPhase;
  readonly answers: SurveyAnswers;
}

/** The questions after a call, on this page. */
export interface SurveyDesk {
  readonly store: Pick<StoreApi<SurveyState>, 'getState' | 'subscribe' | 'getInitialState'>;
  readonly answer: (change: Partial<SurveyAnswers>) => void;
  readonly send: () => Promise<void>;
  readonly decline: () => void;
}

export function createSurveyDesk(options: {
  readonly keeper: DraftKeeper;
  readonly send: SendSurvey;
  readonly newId: () => string;
}): SurveyDesk {
  const { keeper, newId } = options;
  const before = keeper.read();
  const requestId = before?.requestId ?? newId();
  const store = createStore<SurveyState>(() => ({
    phase: before?.declined === true ? 'declined' : 'asking',
    answers: before?.answers ?? noAnswers,
  }));
  const isOpen = (): boolean => {
    const { phase } = store.getState();
    return phase === 'asking' || phase === 'empty' || phase === 'failed';
  };
  return {
    store,
    answer(change) {
      if (!isOpen()) return;
      const answers = { ...store.getState().answers, ...change };
      store.setState({ phase: 'asking', answers });
      keeper.write({ requestId, answers, declined: false });
    },
    async send() {
      if (!isOpen()) return;
      const { answers } = store.getState();
      const cleaned = { ...answers, comment: cleanChatText(answers.comment) };
      if (!isAnswered(cleaned)) {
        store.setState({ phase: 'empty' });
        return;
      }
      store.setState({ phase: 'sending' });
      const phase = await options.send(requestId, cleaned);
      store.setState({ phase });
      if (phase !== 'failed') keeper.forget();
    },
    decline() {
      if (!isOpen()) return;
      store.setState({ phase: 'declined', answers: noAnswers });
      keeper.write({ requestId, answers: noAnswers, declined: true });
    },
  };
}
