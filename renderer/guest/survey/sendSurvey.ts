import { hubErrorSchema } from '#shared/contract/hubError.ts';
import type { FeedbackView } from '#shared/contract/survey.ts';
import { feedbackViewSchema } from '#shared/contract/survey.ts';
import type { HubAddresses } from '#shared/lib/hubAddresses.ts';
import type { SurveyAnswers } from '#shared/model/survey.ts';
import { askForView, askHub } from '../call/askHub.ts';
import type { HubAnswer } from '../call/askHub.ts';

/**
 * What became of answers: `used`, the call was answered about before; `gone`, nobody can take them any more;
 * `failed`, they did not get through and can be sent again.
 */
export type Sent = 'sent' | 'used' | 'gone' | 'failed';

/** Sends answers; the same `requestId` again changes nothing at the hub. */
export type SendSurvey = (requestId: string, answers: SurveyAnswers) => Promise<Sent>;

function outcomeOf(answer: HubAnswer | null): Sent {
  if (answer === null) return 'failed';
  if (answer.ok) return 'sent';
  const error = hubErrorSchema.safeParse(answer.body).data?.error;
  if (error === 'used') return 'used';
  return error === 'unknown' || error === 'expired' || error === 'unauthorised' ? 'gone' : 'failed';
}

/**
 * From the seat of the call.
 * @param seat read when it is sent: it is given with the ring
 */
export function sendFromSeat(
  addresses: HubAddresses,
  token: string,
  seat: () => string | null,
): SendSurvey {
  return async (requestId, answers) => {
    const body = { token, seat: seat(), requestId, answers };
    return body.seat === null
      ? 'gone'
      : outcomeOf(await askHub(addresses, '/api/guest/survey', body));
  };
}

/** By a signed link. */
export function sendFromLink(addresses: HubAddresses, token: string): SendSurvey {
  return async (requestId, answers) =>
    outcomeOf(
      await askHub(addresses, '/api/guest/feedback/answers', { token, requestId, answers }),
    );
}

/** Asks the hub what a signed link is. Null: no answer that makes sense; worth asking again. */
export function lookUpFeedback(
  addresses: HubAddresses,
  token: string,
): Promise<FeedbackView | null> {
  return askForView(addresses, '/api/guest/feedback', { token }, feedbackViewSchema);
}
