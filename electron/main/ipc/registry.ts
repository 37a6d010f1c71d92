import type { IpcMainInvokeEvent, WebContents } from 'electron';
// The one place where raw ipcMain is used: sender and arguments are checked here, for all.
import { ipcMain } from 'electron';
import type {
  AgentChannel,
  AgentIpcEvent,
  AgentIpcEvents,
  IpcAnswer,
  IpcFailure,
  IpcResult,
} from '#shared/contract/ipc.ts';
import { agentIpc } from '#shared/contract/ipc.ts';
import type { z } from 'zod';
import { toFailure } from './failure.ts';

/** Every channel's handler: validated arguments in, result out; throwing becomes a failure. */
export type AgentHandlers = {
  readonly [C in AgentChannel]: (
    args: z.output<(typeof agentIpc)[C]['args']>,
  ) => IpcResult<C> | Promise<IpcResult<C>>;
};

/** Whether a message comes from the page that the channels are for. */
export type SenderCheck = (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>) => boolean;

/**
 * Binds all handlers. A call from elsewhere, or with arguments that do not fit, never reaches one.
 * @returns the function that unbinds them
 */
export function registerAgentIpc(handlers: AgentHandlers, isTrusted: SenderCheck): () => void {
  const channels = Object.keys(agentIpc) as AgentChannel[];
  for (const channel of channels) {
    ipcMain.handle(channel, (event, args: unknown) =>
      isTrusted(event)
        ? answer(channel, handlers[channel], args)
        : refusal('refused', 'This request did not come from the agent’s window.'),
    );
  }
  return () => {
    for (const channel of channels) ipcMain.removeHandler(channel);
  };
}

/** Validates, calls, and turns whatever happens into an answer. */
export async function answer<C extends AgentChannel>(
  channel: C,
  handler: AgentHandlers[C],
  args: unknown,
): Promise<IpcAnswer<IpcResult<C>>> {
  const parsed = agentIpc[channel].args.safeParse(args);
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

/** Sends a typed event to the agent's window, if it is there. */
export function sendToAgent<E extends AgentIpcEvent>(
  contents: WebContents | null,
  event: E,
  payload: z.input<AgentIpcEvents[E]>,
): void {
  if (contents !== null && !contents.isDestroyed()) contents.send(event, payload);
}

function refusal(code: IpcFailure['code'], message: string): { ok: false; failure: IpcFailure } {
  return { ok: false, failure: { code, message } };
}
