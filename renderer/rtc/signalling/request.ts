import { hubErrorSchema } from '#shared/contract/hubError.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { HubConnectionKeeper } from './connection.ts';
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

/** Nobody answered, after every retry. */
export const noAnswer: LinkFailure = {
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

/** Reads an acknowledgement, which may be anything. */
export function readAck<T>(
  answer: unknown,
  readValue: (value: unknown) => T | null,
): LinkResult<T> {
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
 * it is answered or the plan is used up. A connection over which no answer comes is looked at. Never
 * rejects.
 * @param readValue checks the acknowledgement's value; null means that it does not fit
 * @param scope.lasting the plan's last pause is used again until there is an answer
 */
export async function request<T>(
  connection: Pick<HubConnectionKeeper, 'connected' | 'doubt'>,
  message: { readonly event: string; readonly body: unknown },
  readValue: (value: unknown) => T | null,
  scope: { readonly signal: AbortSignal; readonly plan: RetryPlan; readonly lasting: boolean },
): Promise<LinkResult<T>> {
  const { plan, signal, lasting } = scope;
  const { ackTimeoutMs, pausesMs } = plan;
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      const socket = await connection.connected(ackTimeoutMs);
      if (socket !== null) {
        const asked = socket.timeout(ackTimeoutMs);
        return readAck(await asked.emitWithAck(message.event, message.body), readValue);
      }
    } catch {
      connection.doubt();
    }
    const next = pausesMs[attempt] ?? (lasting ? pausesMs.at(-1) : undefined);
    if (next === undefined) break;
    await pause(next, signal);
  }
  return err(noAnswer);
}
