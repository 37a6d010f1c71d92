import { hubErrorSchema } from '#shared/contract/hubError.ts';
import { readWith } from '#shared/contract/readWith.ts';
import type { Ack } from '#shared/contract/hub.ts';
import { hubError } from '../refusal.ts';
import { done } from './wire.ts';

/** What a client answered to a signal, as the other side may be told it. */
export function readAck(answer: unknown): Ack<null> {
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) {
    if (answer.ok === true) return done;
    const refused = readWith(hubErrorSchema, answer);
    if (refused.success) return { ok: false, ...hubError(refused.data.error) };
  }
  return {
    ok: false,
    ...hubError('internal', 'The other side gave an answer that makes no sense.'),
  };
}
