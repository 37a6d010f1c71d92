import path from 'node:path';
import type { HubStore } from '#electron/store/index.ts';
import { openHubStore } from '#electron/store/index.ts';

/** The databases a hub can keep its records in. */
export type EngineName = 'sqlite' | 'postgres';

export interface Engine {
  readonly store: HubStore;
  /** Lets the database do what it does by itself in quiet hours. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens an empty database of this kind, with its files below a folder. */
export async function openEngine(name: EngineName, folder: string): Promise<Engine> {
  if (name === 'postgres') throw new Error('PostgreSQL is not part of the bench yet.');
  const file = path.join(folder, 'hub.db');
  const opened = await openHubStore({ file, key: 'bench', now: Date.now });
  if (!opened.ok) throw new Error(opened.detail);
  const { store } = opened;
  return { store, settle: async () => undefined, close: () => store.close() };
}
