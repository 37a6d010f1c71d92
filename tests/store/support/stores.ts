import path from 'node:path';
import { onTestFinished } from 'vitest';
import type {
  DesktopStore,
  HubStore,
  HubStoreOptions,
  OpenResult,
  StoreOptions,
} from '#electron/store/index.ts';
import { openDesktopStore, openHubStore } from '#electron/store/index.ts';
import { tempFolder } from './tempFolder.ts';

export const KEY = 'correct horse battery staple';

/** 2026-01-02T03:04:05.678Z */
export const NOW = 1_767_323_045_678;

export function optionsIn(folder: string, changes: Partial<StoreOptions> = {}): StoreOptions {
  return { file: path.join(folder, 'hearback.db'), key: KEY, now: () => NOW, ...changes };
}

/** The store of a result that must be good; closed when the test ends. */
export function storeOf<S extends { close(): Promise<void> }>(opened: OpenResult<S>): S {
  if (!opened.ok) throw new Error(opened.detail);
  onTestFinished(() => opened.store.close());
  return opened.store;
}

export async function desktopStore(options = optionsIn(tempFolder())): Promise<DesktopStore> {
  return storeOf(await openDesktopStore(options));
}

export async function hubStore(
  options: HubStoreOptions = optionsIn(tempFolder()),
): Promise<HubStore> {
  return storeOf(await openHubStore(options));
}
