import { contextBridge, ipcRenderer } from 'electron';
import type {
  EngineBridge,
  EngineChannel,
  EngineJob,
  EngineOutcome,
  EngineProgress,
  EngineRead,
} from '#shared/contract/engine.ts';

/*
 * The engine window's bridge: four named methods. Main checks sender and arguments; the page
 * checks the job it is given.
 */

const ask = <T>(
  channel: EngineChannel,
  args?: EngineRead | EngineProgress | EngineOutcome,
): Promise<T> => ipcRenderer.invoke(channel, args) as Promise<T>;

const bridge: EngineBridge = {
  takeJob: () => ask<EngineJob | null>('engine.takeJob'),
  read: (request) => ask<Uint8Array<ArrayBuffer>>('engine.read', request),
  progress: (progress) => ask<void>('engine.progress', progress),
  report: (outcome) => ask<void>('engine.report', outcome),
};

contextBridge.exposeInMainWorld('hearbackEngine', bridge);
