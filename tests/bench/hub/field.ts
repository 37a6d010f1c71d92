import type { Bar, Figure, Section } from '../figure.ts';
import type { Child } from './children.ts';
import { startChild } from './children.ts';
import type { Wanted } from './company.ts';
import type { Target } from './load.ts';
import type { HubPlace, Usage } from './servers.ts';

/** Agents who take calls; the links are theirs in turn. */
export const WORKERS = 100;

/** What a part of the bench found. */
export interface Found {
  readonly figures: readonly Figure[];
  readonly sections: readonly Section[];
  readonly bars: readonly Bar[];
}

/** How much is measured. */
export interface Extent {
  readonly seconds: number;
  readonly crowdSeconds: number;
  readonly rounds: number;
  readonly idle: number;
  readonly perSecond: number;
}

/** A server that runs, and the process that will put load on it. */
export interface Side {
  readonly target: Target;
  readonly load: Child;
  usage(): Promise<Usage>;
  settled(): Promise<Usage>;
  stop(): Promise<void>;
}

/** Starts servers and their loads, and ends them. */
export interface Field {
  /**
   * Starts a server.
   * @param company what the hub's people and links have to be by then
   */
  open(
    kind: Target['kind'],
    company?: { readonly agents: number; readonly invites: number },
  ): Promise<Side & { readonly firstInvite: number }>;
  /** Ends whatever still runs. */
  clear(): Promise<void>;
}

/** @param profileDir where each server leaves a CPU profile; null for none */
export function createField(place: HubPlace, profileDir: string | null): Field {
  const running = new Set<Child>();
  let made = { agents: 0, invites: 0 };
  const start = (...args: Parameters<typeof startChild>): Child => {
    const child = startChild(...args);
    running.add(child);
    return child;
  };
  const stop = async (child: Child): Promise<void> => {
    await child.stop();
    running.delete(child);
  };
  return {
    async open(kind, company = { agents: 0, invites: 0 }) {
      const profiling = profileDir === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`];
      const server = start(kind, profiling);
      const firstInvite = made.invites;
      if (kind === 'hub') {
        const agents = Math.max(company.agents, WORKERS);
        const invites = made.invites + Math.ceil(company.invites / WORKERS) * WORKERS;
        const wanted: Wanted = {
          agents: { from: made.agents, until: agents },
          invites: { from: made.invites, until: invites },
          workers: WORKERS,
        };
        // In a process that ends: what making them leaves in memory is not the hub's.
        const maker = start('hub');
        await maker.ask('company', { place, wanted });
        await stop(maker);
        made = { agents: Math.max(made.agents, agents), invites };
      }
      const port = await server.ask<number>('start', place);
      const load = start('load');
      return {
        target: { kind, port },
        load,
        firstInvite,
        usage: () => server.ask<Usage>('usage'),
        settled: () => server.ask<Usage>('settled'),
        stop: async () => {
          await stop(load);
          await stop(server);
        },
      };
    },
    async clear() {
      await Promise.all([...running].map(stop));
    },
  };
}
