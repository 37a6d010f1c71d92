import type { IpcMainInvokeEvent, WebContents } from 'electron';
// The one place where raw ipcMain is used: sender and arguments are checked here, for all.
import { ipcMain } from 'electron';
import type { z } from 'zod';
import { deskIpc } from '#shared/contract/deskIpc.ts';
import type { AgentIpcEvent, AgentIpcEvents } from '#shared/contract/ipc.ts';
import { agentIpc } from '#shared/contract/ipc.ts';
import type { DeskHandlers } from '../desk/deskHandlers.ts';
import type { AgentHandlers, Handler } from './answer.ts';
import { answerers } from './answer.ts';

/** Whether a message comes from the page that the channels are for. */
export type SenderCheck = (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>) => boolean;

/**
 * Binds the agent's handlers. A call from elsewhere, or with arguments that do not fit, never
 * reaches one.
 * @returns the function that unbinds them
 */
export function registerAgentIpc(handlers: AgentHandlers, isTrusted: SenderCheck): () => void {
  return bind(agentIpc, handlers, isTrusted, 'the agent’s window');
}

/** The same for the supervisor's window. */
export function registerDeskIpc(handlers: DeskHandlers, isTrusted: SenderCheck): () => void {
  return bind(deskIpc, handlers, isTrusted, 'the supervisor’s window');
}

function bind(
  ipc: Readonly<Record<string, { readonly args: z.ZodType }>>,
  handlers: Readonly<Record<string, Handler>>,
  isTrusted: SenderCheck,
  window: string,
): () => void {
  for (const [channel, answer] of answerers(ipc, handlers, isTrusted, window)) {
    ipcMain.handle(channel, answer);
  }
  return () => {
    for (const channel of Object.keys(ipc)) ipcMain.removeHandler(channel);
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
