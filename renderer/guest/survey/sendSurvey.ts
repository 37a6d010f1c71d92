import { hubErrorSchema } from '#shared/contract/hub.ts';
import type { FeedbackView } from '#shared/contract/survey.ts';
import { feedbackViewSchema } from '#shared/contract/survey.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { SurveyAnswers } from '#shared/model/survey.ts';

/** Past this the hub counts as silent; a slow mobile line answers well before. */
const TIMEOUT_MS: Ms = 8000;

/**
 * What became of answers: `used`, the call was answered about before; `gone`, nobody can take them any more;
 * `failed`, they did not get through and can be sent again.
 */
export type Sent = 'sent' | 'used' | 'gone' | 'failed';

/** Sends answers; the same `requestId` again changes nothing at the hub. */
export type SendSurvey = (requestId: string, answers: SurveyAnswers) => Promise<Sent>;

async function post(origin: string, route: string, body: unknown): Promise<Response | null> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), TIMEOUT_MS);
  try {
    const answer = await fetch(new URL(route, origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: timeout.signal,
      cache: 'no-store',
      credentials: 'omit',
    });
    return answer;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

const bodyOf = async (answer: Response): Promise<unknown> => answer.json().catch(() => null);

async function outcomeOf(answer: Response | null): Promise<Sent> {
  if (answer === null) return 'failed';
  if (answer.ok) return 'sent';
  const error = hubErrorSchema.safeParse(await bodyOf(answer)).data?.error;
  if (error === 'used') return 'used';
  return error === 'unknown' || error === 'expired' || error === 'unauthorised' ? 'gone' : 'failed';
}

/**
 * From the seat of the call.
 * @param seat read when it is sent: it is given with the ring
 */
export function sendFromSeat(origin: string, token: string, seat: () => string | null): SendSurvey {
  return async (requestId, answers) => {
    const body = { token, seat: seat(), requestId, answers };
    return body.seat === null ? 'gone' : outcomeOf(await post(origin, '/api/guest/survey', body));
  };
}

/** By a signed link. */
export function sendFromLink(origin: string, token: string): SendSurvey {
  return async (requestId, answers) =>
    outcomeOf(await post(origin, '/api/guest/feedback/answers', { token, requestId, answers }));
}

/** Asks the hub what a signed link is. Null: no answer that makes sense; worth asking again. */
export async function lookUpFeedback(origin: string, token: string): Promise<FeedbackView | null> {
  const answer = await post(origin, '/api/guest/feedback', { token });
  if (answer === null) return null;
  if (answer.status === 400) return { state: 'unknown' };
  if (!answer.ok) return null;
  return feedbackViewSchema.safeParse(await bodyOf(answer)).data ?? null;
}
