import { contextBridge, ipcRenderer } from 'electron';
import type { DeskChannel } from '#shared/contract/deskIpc.ts';
import { deskIpc } from '#shared/contract/deskIpc.ts';

/*
 * The supervisor window's bridge: one named method a channel, nothing generic. Arguments are
 * validated in main (a compromised page could bypass anything done here).
 */

const bridge = Object.fromEntries(
  (Object.keys(deskIpc) as DeskChannel[]).map((channel) => [
    channel,
    (args: unknown) => ipcRenderer.invoke(channel, args),
  ]),
);

contextBridge.exposeInMainWorld('hearbackDesk', bridge);
