import path from 'node:path';
import type { HubStore } from '#electron/store/index.ts';
import { openHubStore } from '#electron/store/index.ts';
import { createPostgres } from '#tests/helpers/postgresServer.ts';

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
  if (name === 'postgres') return openPostgres();
  const file = path.join(folder, 'hub.db');
  const opened = await openHubStore({ file, key: 'bench', now: Date.now });
  if (!opened.ok) throw new Error(opened.detail);
  const { store } = opened;
  return { store, settle: async () => undefined, close: () => store.close() };
}

async function openPostgres(): Promise<Engine> {
  const server = await createPostgres();
  try {
    await server.start();
    const url = await server.newDatabase();
    const opened = await openHubStore({ url, now: Date.now });
    if (!opened.ok) throw new Error(opened.detail);
    const { store } = opened;
    return {
      store,
      settle: async () => void (await server.ask('analyze', url)),
      close: async () => {
        await store.close();
        await server.remove();
      },
    };
  } catch (error) {
    await server.remove();
    throw error;
  }
}
