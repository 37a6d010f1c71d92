import type { z } from 'zod';
import type { AgentChannel, IpcAnswer, IpcFailure, IpcResult } from '#shared/contract/ipc.ts';
import { agentIpc } from '#shared/contract/ipc.ts';
import { readWith } from '#shared/contract/readWith.ts';
import { toFailure } from './failure.ts';

/** Every channel's handler: validated arguments in, result out; throwing becomes a failure. */
export type AgentHandlers = {
  readonly [C in AgentChannel]: (
    args: z.output<(typeof agentIpc)[C]['args']>,
  ) => IpcResult<C> | Promise<IpcResult<C>>;
};

/** Validates, calls, and turns whatever happens into an answer. */
export function answer<C extends AgentChannel>(
  channel: C,
  handler: AgentHandlers[C],
  args: unknown,
): Promise<IpcAnswer<IpcResult<C>>> {
  return answerWith(channel, agentIpc[channel].args, handler as Handler, args) as Promise<
    IpcAnswer<IpcResult<C>>
  >;
}

/** A handler whose arguments were validated elsewhere. */
export type Handler = (args: never) => unknown;

/** The same for the channels of any window. */
export async function answerWith(
  channel: string,
  schema: z.ZodType,
  handler: Handler,
  args: unknown,
): Promise<IpcAnswer<unknown>> {
  const parsed = readWith(schema, args);
  if (!parsed.success) {
    return refusal('badRequest', `The request ${channel} did not have the expected form.`);
  }
  try {
    const value = await handler(parsed.data as never);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

/** Answers one message of a channel, whoever sent it; never rejects. */
export type Answerer<E> = (event: E, args: unknown) => Promise<IpcAnswer<unknown>>;

/**
 * What each channel answers. A message from elsewhere, or with arguments that do not fit, never
 * reaches a handler.
 * @param window whose channels they are, for the sentence that refuses others
 * @throws Error for a channel that nobody answers
 */
export function answerers<E>(
  ipc: Readonly<Record<string, { readonly args: z.ZodType }>>,
  handlers: Readonly<Record<string, Handler>>,
  isTrusted: (event: E) => boolean,
  window: string,
): ReadonlyMap<string, Answerer<E>> {
  return new Map(
    Object.entries(ipc).map(([channel, { args: schema }]) => {
      const handler = handlers[channel];
      if (handler === undefined) throw new Error(`Nobody answers ${channel}.`);
      return [
        channel,
        async (event: E, args: unknown) =>
          isTrusted(event)
            ? answerWith(channel, schema, handler, args)
            : refusal('refused', `This request did not come from ${window}.`),
      ] as const;
    }),
  );
}

/** An answer that refuses. */
export function refusal(
  code: IpcFailure['code'],
  message: string,
): { ok: false; failure: IpcFailure } {
  return { ok: false, failure: { code, message } };
}
