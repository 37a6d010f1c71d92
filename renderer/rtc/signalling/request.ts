import type { Socket } from 'socket.io-client';
import { hubErrorSchema } from '#shared/contract/hubError.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { LinkFailure, LinkResult } from './types.ts';

/** How a request is repeated. The hub drops what it has already acted on. */
export interface RetryPlan {
  /** How long one attempt waits for its acknowledgement. */
  readonly ackTimeoutMs: Ms;
  /** Pauses before the second, third … attempt; there are no more attempts than that plus one. */
  readonly pausesMs: readonly Ms[];
}

/**
 * About 25 s in all: longer than a hub's restart or a change of network, shorter than the minute
 * after which the call would be given up anyway.
 */
export const defaultRetryPlan: RetryPlan = {
  ackTimeoutMs: 3000,
  pausesMs: [250, 500, 1000, 2000, 4000],
};

const noAnswer: LinkFailure = {
  error: 'noAnswer',
  message: 'The call server did not answer.',
};

const pause = (ms: Ms, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });

function readAck<T>(answer: unknown, readValue: (value: unknown) => T | null): LinkResult<T> {
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) {
    if (answer.ok === true) {
      const value = readValue('value' in answer ? answer.value : null);
      if (value !== null) return ok(value);
    } else {
      const parsed = hubErrorSchema.safeParse(answer);
      if (parsed.success) return err(parsed.data);
    }
  }
  return err({ error: 'internal', message: 'The call server gave an answer that makes no sense.' });
}

/**
 * Sends one message and waits for its acknowledgement, again and again with the same content until
 * it is answered or the plan is used up. Never rejects.
 * @param readValue checks the acknowledgement's value; null means that it does not fit
 */
export async function request<T>(
  socket: Pick<Socket, 'timeout'>,
  message: { readonly event: string; readonly body: unknown },
  readValue: (value: unknown) => T | null,
  scope: { readonly signal: AbortSignal; readonly plan: RetryPlan },
): Promise<LinkResult<T>> {
  const { plan, signal } = scope;
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      const answer: unknown = await socket
        .timeout(plan.ackTimeoutMs)
        .emitWithAck(message.event, message.body);
      return readAck(answer, readValue);
    } catch {
      const next = plan.pausesMs[attempt];
      if (next === undefined) break;
      await pause(next, signal);
    }
  }
  return err(noAnswer);
}
