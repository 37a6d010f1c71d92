import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPostgres } from '#tests/helpers/postgresServer.ts';
import type { Bench, Figure, Section } from './figure.ts';
import { BadArguments } from './figure.ts';
import { closedLoops } from './hub/closedLoops.ts';
import { idleConnections } from './hub/idle.ts';
import { crowd } from './hub/crowd.ts';
import { createField } from './hub/field.ts';
import type { HubPlace } from './hub/servers.ts';

/** What can be measured by itself. */
const parts = ['closed', 'idle', 'crowd'] as const;
type Part = (typeof parts)[number];

interface Options {
  readonly engine: 'sqlite' | 'postgres';
  readonly parts: readonly Part[];
  /** Of each closed loop, and of the crowd. */
  readonly seconds: number;
  readonly crowdSeconds: number;
  readonly rounds: number;
  /** Idle connections: half of them first, then all. */
  readonly idle: number;
  readonly perSecond: number;
  /** Where each server's CPU profile is written; null for none. */
  readonly profileDir: string | null;
}

function readOptions(args: readonly string[]): Options {
  const numbers = { seconds: 3, 'crowd-seconds': 60, rounds: 3, idle: 10_000, rate: 200 };
  let engine: Options['engine'] = 'sqlite';
  let wanted: readonly Part[] = parts;
  let profileDir: string | null = null;
  for (let i = 0; i < args.length; i += 2) {
    const [name = '', value = ''] = [args[i]?.replace(/^--/, ''), args[i + 1]];
    const part = parts.find((known) => known === value);
    if (name === 'engine' && (value === 'sqlite' || value === 'postgres')) engine = value;
    else if (name === 'part' && part) wanted = [part];
    else if (name === 'cpu-prof' && value !== '') profileDir = path.resolve(value);
    else if (Object.hasOwn(numbers, name) && Number(value) > 0) {
      numbers[name as keyof typeof numbers] = Number(value);
    } else throw new BadArguments(`hub does not know ${args[i] ?? ''} ${value}.`);
  }
  const { seconds, rounds, idle, rate } = numbers;
  const crowdSeconds = numbers['crowd-seconds'];
  const counts = { seconds, rounds, idle, perSecond: rate, crowdSeconds };
  return { engine, parts: wanted, profileDir, ...counts };
}

async function withPlace<T>(
  engine: Options['engine'],
  work: (place: HubPlace) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hearback-hub-bench-'));
  const server = engine === 'postgres' ? await createPostgres() : null;
  try {
    await server?.start();
    return await work({ dataDir, database: (await server?.newDatabase()) ?? null });
  } finally {
    await server?.remove();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const notes = (engine: string): readonly string[] => [
  'Each server is a process of its own, and so is what puts load on it: on two cores one is the server’s and one is the load’s. Rounds of all servers take turns.',
  `The hub is the product’s own (startHub, a team’s hub with people who are signed in, records in ${engine === 'sqlite' ? 'its encrypted SQLite file' : 'PostgreSQL with its usual settings but for fsync, which is off'}, log and metrics on). All load comes from one network address, so the rates by address and by socket are lifted by HubOptions.limits; nothing else is.`,
  'A relayed message with its end-to-end acknowledgement is four messages at the server (in, out, acknowledgement in, acknowledgement out), an echo’s round trip is two, OFFER and ANSWER over PeerServer are four. Ratios are of messages the server handles, “…Cpu” of those in a second of its processor time.',
];

/** The hub under load, beside a bare socket.io server and PeerServer. */
export const hub: Bench = {
  what: 'the hub under load, beside a bare socket.io echo and PeerServer; 5,000 idle agents and 200 set-ups a second',
  options: `--engine sqlite|postgres --part ${parts.join('|')} --seconds N (3) --rounds N (3) --idle N (10,000) --rate N (200) --crowd-seconds N (60) --cpu-prof DIR`,
  run: async (args) => {
    const options = readOptions(args);
    const measures = { closed: closedLoops, idle: idleConnections, crowd };
    return withPlace(options.engine, async (place) => {
      const field = createField(place, options.profileDir);
      const figures: Figure[] = [];
      const sections: Section[] = [];
      const bars: { name: string; value: number }[] = [];
      try {
        for (const part of options.parts) {
          const measured = await measures[part](field, options);
          figures.push(...measured.figures);
          sections.push(...measured.sections);
          bars.push(...measured.bars);
        }
      } finally {
        await field.clear();
      }
      return { kind: 'measured', figures, sections, bars, notes: notes(options.engine) };
    });
  },
};
