import { contextBridge, ipcRenderer } from 'electron';
import type {
  EngineBridge,
  EngineChannel,
  EngineJob,
  EngineOutcome,
  EngineRead,
} from '#shared/contract/engine.ts';

/*
 * The engine window's bridge: three named methods. Main checks sender and arguments; the page
 * checks the job it is given.
 */

const ask = <T>(channel: EngineChannel, args?: EngineRead | EngineOutcome): Promise<T> =>
  ipcRenderer.invoke(channel, args) as Promise<T>;

const bridge: EngineBridge = {
  takeJob: () => ask<EngineJob | null>('engine.takeJob'),
  read: (request) => ask<Uint8Array<ArrayBuffer>>('engine.read', request),
  report: (outcome) => ask<void>('engine.report', outcome),
};

contextBridge.exposeInMainWorld('hearbackEngine', bridge);
