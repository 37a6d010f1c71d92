import type { IpcMainInvokeEvent, WebContents } from 'electron';
// The one place where raw ipcMain is used: sender and arguments are checked here, for all.
import { ipcMain } from 'electron';
import type { z } from 'zod';
import type { AgentChannel, AgentIpcEvent, AgentIpcEvents } from '#shared/contract/ipc.ts';
import { agentIpc } from '#shared/contract/ipc.ts';
import type { AgentHandlers } from './answer.ts';
import { answer, refusal } from './answer.ts';

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

/** Sends a typed event to the agent's window, if it is there. */
export function sendToAgent<E extends AgentIpcEvent>(
  contents: WebContents | null,
  event: E,
  payload: z.input<AgentIpcEvents[E]>,
): void {
  if (contents !== null && !contents.isDestroyed()) contents.send(event, payload);
}
