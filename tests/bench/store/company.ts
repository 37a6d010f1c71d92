import type { CallSummary, Span } from '#shared/model/callSummary.ts';

const DAY = 86_400_000;
const YEAR = 365 * DAY;
/** 2026-01-01T00:00:00Z: the year that is made. */
export const YEAR_FROM = 1_767_225_600_000;
export const YEAR_UNTIL = YEAR_FROM + YEAR;

export interface Company {
  readonly agents: number;
  readonly callsEach: number;
  readonly agentsPerTeam: number;
}

export interface MadeAgent {
  readonly agentId: string;
  readonly teamId: string;
  readonly name: string;
}

/** Numbers that look random and are the same for the same seed, 0 … 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const callIdOf = (agent: number, n: number): string => `call-${agent}-${n}`;

export const teamOf = (team: number): string => `team-${String(team).padStart(3, '0')}`;

export function agentsOf({ agents, agentsPerTeam }: Company): readonly MadeAgent[] {
  return Array.from({ length: agents }, (_, n) => ({
    agentId: `agent-${String(n).padStart(4, '0')}`,
    teamId: teamOf(Math.floor(n / agentsPerTeam)),
    name: `${given[n % given.length] ?? ''} ${family[Math.floor(n / given.length) % family.length] ?? ''}`,
  }));
}

/** One agent's `count` calls from number `first` on, evenly over the year, oldest first. */
export function callsOf(
  agent: number,
  name: string,
  first: number,
  count: number,
  callsEach: number,
): readonly CallSummary[] {
  return Array.from({ length: count }, (_, i) => makeCall(agent, name, first + i, callsEach));
}

function makeCall(agent: number, agentName: string, n: number, callsEach: number): CallSummary {
  const random = seeded(agent * 1_000_003 + n);
  // A person's own ways, so that each has a usual of their own.
  const own = seeded(agent + 7);
  const [talk, cuts, gap] = [0.35 + 0.2 * own(), 2 * own(), 350 + 400 * own()];
  const turns = 8 + Math.floor(random() * 24);
  const speech = { agent: [] as Span[], customer: [] as Span[] };
  const responses: { by: 'agent' | 'customer'; gapMs: number; atMs: number }[] = [];
  let at = 500;
  for (let turn = 0; turn < turns; turn += 1) {
    const by = turn % 2 === 0 ? 'customer' : 'agent';
    const length = Math.round(2000 + random() * 12_000 * (by === 'agent' ? talk : 1 - talk));
    speech[by].push([at, at + length]);
    const gapMs = Math.round(gap * (0.5 + random()));
    at += length + gapMs;
    responses.push({ by: by === 'agent' ? 'customer' : 'agent', gapMs, atMs: at });
  }
  const spoken = (spans: readonly Span[]): number => spans.reduce((all, [a, b]) => all + b - a, 0);
  const [agentMs, customerMs] = [spoken(speech.agent), spoken(speech.customer)];
  const interruptions = Math.floor(random() * (1 + cuts) + (random() < 0.02 ? 5 : 0));
  return {
    version: 1,
    callId: callIdOf(agent, n),
    startedAt: YEAR_FROM + Math.floor(((n + random()) / callsEach) * YEAR),
    durationMs: at,
    agentName,
    customerName: customerName(Math.floor(random() * 250_000)),
    issue: `${issues[Math.floor(random() * issues.length)] ?? ''} ${Math.floor(random() * 90_000)}`,
    video: random() < 0.3,
    simulated: false,
    endedBy: 'customer',
    endReason: 'hungUp',
    recovered: false,
    speech,
    interruptions: Array.from({ length: interruptions }, (_, i) => ({
      by: 'agent' as const,
      startMs: 1000 * i,
      endMs: 1000 * i + 800,
      cueAtMs: 1000 * i + 640,
      yielded: i % 2 === 0,
    })),
    backchannels: Array.from({ length: Math.floor(random() * 8) }, (_, i) => ({
      by: 'agent' as const,
      startMs: 3000 * i,
      endMs: 3000 * i + 300,
    })),
    responses,
    longPauses: random() < 0.4 ? [[at - 4000, at - 1500]] : [],
    held: [],
    goodPauses: [],
    line: null,
    metrics: {
      speechMs: { agent: agentMs, customer: customerMs },
      overlapMs: interruptions * 700,
      silenceMs: Math.max(0, at - agentMs - customerMs),
      heldMs: 0,
      shareOfSpeech: {
        agent: agentMs / (agentMs + customerMs),
        customer: customerMs / (agentMs + customerMs),
      },
      shareOfCall: { agent: agentMs / at, customer: customerMs / at },
      interruptions: { agent: interruptions, customer: Math.floor(random() * 3) },
      backchannels: { agent: Math.floor(random() * 8), customer: 2 },
      turns: { agent: turns >> 1, customer: turns - (turns >> 1) },
      longestMonologueMs: { agent: 4000 + random() * 30_000, customer: 20_000 },
      medianResponseGapMs: { agent: gap * (0.8 + 0.4 * random()), customer: 600 },
      longPauses: Math.floor(random() * 3),
    },
    cues: [],
    prompts: Array.from({ length: Math.floor(random() * 4) }, (_, i) => ({
      atMs: 5000 * i,
      templateId: `en-paraphrase-${i}`,
      situation: 'paraphrase' as const,
      text: 'Let me see if I have this right: the invoice doubled in May. Did I miss anything?',
    })),
    facts: [
      { atMs: 4000, text: 'moved in May, the meter was read by a neighbour' },
      { atMs: 9000, text: `invoice ${Math.floor(random() * 1e6)}` },
    ],
    actions: [],
    chat: [],
    wentWell: { code: 'wentWell.gaveRoom', value: null, atMs: null },
    tryNext: { code: 'tryNext.keepIt', value: null, atMs: null },
    notMeasured: { agent: 0, customer: 0 },
    unmeasured: [],
    moodConsent: [],
    mood: null,
    notes: random() < 0.2 ? 'Asked to be called back after the meter is read again.' : '',
  };
}

export const customerName = (n: number): string =>
  `${given[n % given.length] ?? ''} ${family[Math.floor(n / given.length) % family.length] ?? ''}-${Math.floor(n / given.length / family.length)}`;

const given = ['Maya', 'Sam', 'Noor', 'Kim', 'Åsa', 'José', 'Ines', 'Tariq', 'Wen', 'Ola'];
const family = ['Lindqvist', 'Okafor', 'Haddad', 'Park', 'Öberg', 'García', 'Silva', 'Khan', 'Li'];
const issues = ['The bill doubled', 'No signal', 'Moving house', 'Wrong name on the contract'];
