import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { HubStore, SummariesRepository } from '#electron/store/index.ts';
import { createIntake } from '#electron/hub/summaries/intake.ts';
import { keyedQueue } from '#electron/hub/queue.ts';
import { systemClock } from '#electron/hub/clock.ts';
import type { Bar, Bench, Figure, Section } from './figure.ts';
import { BadArguments, higher, lower } from './figure.ts';
import { agentsOf, callIdOf, callsOf, customerName, seeded, teamOf } from './store/company.ts';
import type { Company } from './store/company.ts';
import { YEAR_FROM, YEAR_UNTIL } from './store/company.ts';
import { openEngine } from './store/engines.ts';
import type { EngineName } from './store/engines.ts';

const DAY = 86_400_000;
const MONTH = 30 * DAY;
/** What an app sends at once after days offline. */
const BATCH = 50;
/** Calls whose customers answered, so that those queries find something. */
const ANSWERED = 4000;
/** Queries of each kind; their p95 is told. */
const QUERIES = 200;

interface Options {
  readonly company: Company;
  readonly engines: readonly EngineName[];
}

function readOptions(args: readonly string[]): Options {
  let [calls, agents] = [1_000_000, 500];
  let engines: readonly EngineName[] = ['sqlite', 'postgres'];
  for (let i = 0; i < args.length; i += 2) {
    const [name, value = ''] = [args[i], args[i + 1]];
    if (name === '--calls') calls = Number(value);
    else if (name === '--agents') agents = Number(value);
    else if (name === '--engine' && (value === 'sqlite' || value === 'postgres')) engines = [value];
    else throw new BadArguments(`store does not know ${name ?? ''} ${value}.`);
  }
  const callsEach = Math.floor(calls / agents);
  if (!(agents >= 1) || !(callsEach >= 1)) {
    throw new BadArguments('There must be at least one agent, and one call for each.');
  }
  return { company: { agents, callsEach, agentsPerTeam: 10 }, engines };
}

const bars = (engine: EngineName): readonly Bar[] => [
  { name: `${engine}Ingest`, value: 1500 },
  ...['Inbox', 'Filters', 'Trend', 'Month'].map((kind) => ({
    name: `${engine}${kind}P95`,
    value: 150,
  })),
];

/** Takes a company's year in, batch by batch as apps send them. @returns summaries a second */
async function ingest(hub: HubStore, company: Company): Promise<number> {
  const intake = createIntake(hub, keyedQueue(), systemClock);
  const agents = agentsOf(company);
  let [taken, spentMs] = [0, 0];
  for (let first = 0; first < company.callsEach; first += BATCH) {
    const count = Math.min(BATCH, company.callsEach - first);
    for (const [n, { agentId, teamId, name }] of agents.entries()) {
      // Making them is not the store's time.
      const made = callsOf(n, name, first, count, company.callsEach);
      const sent = made.map((summary) => ({ summary, revision: 1 }));
      const began = performance.now();
      const outcome = await intake.take({ agentId, teamId, agentFirstMs: 0 }, sent);
      spentMs += performance.now() - began;
      if (outcome.some((each) => each !== 'new')) throw new Error('A summary was not taken in.');
      taken += count;
    }
  }
  return (1000 * taken) / spentMs;
}

async function answer(summaries: SummariesRepository, company: Company): Promise<void> {
  const random = seeded(99);
  const wanted = Math.min(ANSWERED, company.agents * company.callsEach);
  for (let i = 0; i < wanted; i += 1) {
    const agent = Math.floor(random() * company.agents);
    const call = Math.floor(random() * company.callsEach);
    const satisfied = 1 + Math.floor(random() * 5);
    await summaries.setAnswers(callIdOf(agent, call), {
      satisfied,
      recommend: Math.floor(random() * 11),
      resolved: satisfied > 2 ? 'yes' : 'no',
      heard: satisfied,
      unhappy: satisfied <= 2,
    });
  }
}

const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? NaN;

type Ask = (random: () => number) => Promise<unknown>;

/** What a supervisor asks for, by kind; of each kind several sorts in turn. */
function asked(
  summaries: SummariesRepository,
  { agents, agentsPerTeam }: Company,
): Readonly<Record<string, readonly Ask[]>> {
  const teams = Math.ceil(agents / agentsPerTeam);
  const team = (random: () => number): string => teamOf(Math.floor(random() * teams));
  const page = { now: Date.now() + 400 * DAY, limit: 50, after: null };
  const five = (random: () => number): string[] => [1, 2, 3, 4, 5].map(() => team(random));
  const all = agentsOf({ agents, agentsPerTeam, callsEach: 1 });
  const agentOf = (random: () => number): { readonly agentId: string; readonly teamId: string } => {
    const { agentId, teamId } = all[Math.floor(random() * agents)] ?? { agentId: '', teamId: '' };
    return { agentId, teamId };
  };
  const year = { now: page.now, from: YEAR_FROM, until: YEAR_UNTIL, bucketMs: 7 * DAY };
  return {
    Inbox: [
      async (r) => summaries.list({ ...page, teamIds: [team(r)], inbox: 'waiting' }),
      async (r) => summaries.list({ ...page, teamIds: five(r), inbox: 'waiting' }),
      async (r) => summaries.list({ ...page, teamIds: [team(r)], inbox: 'unusual' }),
      async (r) => summaries.list({ ...page, teamIds: [team(r)], inbox: 'unhappy' }),
      async (r) => summaries.list({ ...page, teamIds: five(r), inbox: 'sampled' }),
      async (r) => summaries.waiting({ teamIds: [team(r)], now: page.now }),
    ],
    Filters: [
      async (r) =>
        summaries.list({
          ...page,
          teamIds: [team(r)],
          text: customerName(Math.floor(r() * 250_000)),
        }),
      async (r) => summaries.list({ ...page, teamIds: [team(r)], text: 'no such words' }),
      async (r) => summaries.list({ ...page, teamIds: [team(r)], minInterruptions: 6 }),
      async (r) => summaries.list({ ...page, teamIds: [team(r)], resolved: 'no' }),
      async (r) => {
        const from = YEAR_FROM + r() * (YEAR_UNTIL - YEAR_FROM - MONTH);
        const span = { from: Math.floor(from), until: Math.floor(from) + MONTH };
        const { agentId } = agentOf(r);
        return summaries.list({ ...page, teamIds: five(r), agentId, ...span });
      },
    ],
    Trend: [
      async (r) => summaries.trend({ ...agentOf(r), ...year }),
      async (r) => summaries.trend({ teamId: team(r), agentId: null, ...year }),
    ],
    Month: [
      async (r) => {
        const from = Math.floor(YEAR_FROM + r() * (YEAR_UNTIL - YEAR_FROM - MONTH));
        return summaries.people({ teamIds: [team(r)], now: page.now, from, until: from + MONTH });
      },
    ],
  };
}

async function measure(
  engine: EngineName,
  company: Company,
): Promise<{ readonly figures: Figure[]; readonly rows: Section['rows'] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearback-store-bench-'));
  const opened = await openEngine(engine, folder);
  try {
    const { summaries } = opened.store;
    const perSecond = await ingest(opened.store, company);
    await answer(summaries, company);
    await opened.settle();
    const rows: Record<string, string | number>[] = [];
    const figures: Figure[] = [
      higher(`${engine}Ingest`, `${engine}: summaries taken in a second`, perSecond),
    ];
    for (const [kind, asks] of Object.entries(asked(summaries, company))) {
      const random = seeded(4);
      const all: number[] = [];
      for (const [sort, ask] of asks.entries()) {
        const times: number[] = [];
        for (let i = 0; i < QUERIES; i += 1) {
          const began = performance.now();
          await ask(random);
          times.push(performance.now() - began);
        }
        rows.push({
          engine,
          kind,
          sort: sort + 1,
          p50: round(times.toSorted((a, b) => a - b)[QUERIES / 2] ?? NaN),
          p95: round(p95(times)),
        });
        all.push(p95(times));
      }
      // The slowest sort of a kind is what the bar is held to.
      const name = `${engine}${kind}P95`;
      figures.push(
        lower(
          name,
          `${engine}: ${kind.toLowerCase()}, p95 of the slowest sort`,
          Math.max(...all),
          'ms',
        ),
      );
    }
    return { figures, rows };
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A company's year of summaries, on both of the hub's databases. */
export const store: Bench = {
  what: 'a year of a company’s summaries on SQLite and PostgreSQL: taking in, and what a desk asks',
  options: '--calls N (1,000,000) --agents N (500) --engine sqlite|postgres (both)',
  run: async (args) => {
    const { company, engines } = readOptions(args);
    const figures: Figure[] = [];
    const rows: Section['rows'][number][] = [];
    for (const engine of engines) {
      const measured = await measure(engine, company);
      figures.push(...measured.figures);
      rows.push(...measured.rows);
    }
    return {
      kind: 'measured',
      figures,
      bars: engines.flatMap(bars),
      sections: [{ name: 'queries', title: 'Each sort of query (ms)', rows }],
      notes: [
        `${company.agents * company.callsEach} summaries of ${company.agents} agents in teams of ${company.agentsPerTeam}, made from a seed, sent ${BATCH} at a time. PostgreSQL runs with its usual settings but for fsync, which is off.`,
      ],
    };
  },
};
