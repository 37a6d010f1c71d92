import { contextBridge, ipcRenderer } from 'electron';
import type { AgentBridge, AgentChannel, AgentIpcEvent } from '#shared/contract/ipc.ts';
import { agentIpc, agentIpcEvents } from '#shared/contract/ipc.ts';

/*
 * The agent window's bridge: one named method a channel, nothing generic. Arguments are validated
 * in main (a compromised page could bypass anything done here); events are validated here.
 */

const methods = Object.fromEntries(
  (Object.keys(agentIpc) as AgentChannel[]).map((channel) => [
    channel,
    (args: unknown) => ipcRenderer.invoke(channel, args),
  ]),
);

const bridge = {
  ...methods,
  on: (event: AgentIpcEvent, listener: (payload: unknown) => void) => {
    if (!Object.hasOwn(agentIpcEvents, event)) throw new Error('There is no such event.');
    const schema = agentIpcEvents[event];
    const forward = (_event: unknown, payload: unknown): void => {
      const parsed = schema.safeParse(payload);
      if (parsed.success) listener(parsed.data);
    };
    ipcRenderer.on(event, forward);
    return () => {
      ipcRenderer.removeListener(event, forward);
    };
  },
} as unknown as AgentBridge;

contextBridge.exposeInMainWorld('hearback', bridge);
