import type { FeedbackLink } from '#shared/contract/survey.ts';
import type { CallId } from '#shared/model/call.ts';
import type { OwnJudgement, SurveyView } from '#shared/model/survey.ts';
import type { Bridge } from './bridge.ts';
import { outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** What customers answered after their calls. Requests never reject: failures are values. */
export interface CustomerSurveys {
  readonly get: (callId: CallId) => Outcome<SurveyView>;
  /** Notes the agent's own judgement; the answers come with it. */
  readonly judge: (callId: CallId, own: OwnJudgement) => Outcome<SurveyView>;
  /** The answers, without a judgement. */
  readonly reveal: (callId: CallId) => Outcome<SurveyView>;
  /** A link with which the customer can answer later. */
  readonly link: (callId: CallId) => Outcome<FeedbackLink>;
  /** Answers came, or were looked at. @returns the function that stops listening */
  readonly onChanged: (listener: () => void) => () => void;
}

export function createSurveys(
  bridge: Pick<Bridge, 'on' | 'surveys.get' | 'surveys.judge' | 'surveys.reveal' | 'surveys.link'>,
): CustomerSurveys {
  return {
    get: (callId) => outcomeOf(bridge['surveys.get']({ callId })),
    judge: (callId, own) => outcomeOf(bridge['surveys.judge']({ callId, own })),
    reveal: (callId) => outcomeOf(bridge['surveys.reveal']({ callId })),
    link: (callId) => outcomeOf(bridge['surveys.link']({ callId })),
    onChanged: (listener) => bridge.on('surveys.changed', listener),
  };
}
