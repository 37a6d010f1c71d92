import { setTimeout as pass } from 'node:timers/promises';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { SoundProbe } from '../soundProbe.ts';
import { clockNow } from '../soundProbe.ts';
import type { Stage } from '../stage.ts';
import { beginCall, endCall, handedIn, journalOf, note } from '../stage.ts';
import { heardAgainAfter, longestDrought, longestSilence, shareHeard } from './heard.ts';

/** A figure for each end of the line. */
export interface AtBoth<T> {
  readonly agent: T;
  readonly customer: T;
}

/** What one run of a fault showed. */
export interface FaultRun {
  readonly fault: string;
  /** From the end of the fault to sound heard again for good, ms; null where it did not come back. */
  readonly backMs: AtBoth<number | null> | null;
  /** The longest time without sound while the fault lasted and after it, ms. */
  readonly silenceMs: AtBoth<number> | null;
  /** The longest time without a packet of sound, ms. */
  readonly droughtMs: AtBoth<number> | null;
  /** Share of the time in which sound was heard, percent. */
  readonly heardPercent: AtBoth<number | null> | null;
  /** What is missing from the record, as sentences; none where it is whole. */
  readonly record: readonly string[];
  /** Figures of this fault alone, ms. */
  readonly more: Readonly<Record<string, number | null>>;
  /** What the lines went through, seconds from the fault's beginning. */
  readonly story: readonly string[];
  /** What broke the run off; null where it went to its end. */
  readonly broken: string | null;
}

/** Why a wait is as long as it is stands where it is given. */
export const lasting = (ms: number): Promise<unknown> => pass(ms);

/** How long a customer and an agent would wait for each other before they hang up. */
const LONGEST_WAIT_MS = 45_000;
/** After the sound is back it is listened to for this much longer: it might go again. */
const LISTEN_ON_MS = 2000;

const soundAt = (stage: Stage): AtBoth<SoundProbe> => ({
  agent: stage.agentSound(),
  customer: stage.customerSound,
});

/** Resolves once both hear each other again, or with null where one does not in time. */
export async function untilHeard(stage: Stage, since: number): Promise<AtBoth<number | null>> {
  const sounds = soundAt(stage);
  for (;;) {
    const back = {
      agent: heardAgainAfter(sounds.agent.sound, since),
      customer: heardAgainAfter(sounds.customer.sound, since),
    };
    const waited = clockNow() - since;
    if ((back.agent !== null && back.customer !== null) || waited > LONGEST_WAIT_MS) return back;
    // The pages tell four times a second.
    await pass(250);
  }
}

const facts = {
  before: 'noted before',
  meanwhile: 'noted meanwhile',
  after: 'noted afterwards',
} as const;

/** What a fault does to a call that goes on after it. */
export interface Blow {
  /** Begins the fault. */
  readonly strike: (stage: Stage) => Promise<unknown>;
  /** How long it lasts, ms. */
  readonly lastsMs: number;
  /** Ends it; null where it does not end in the call. @returns when it was over, if not on return */
  readonly heal: ((stage: Stage) => Promise<number | void>) | null;
  /** The journal has to tell that the line was away and came back. */
  readonly breaksLine: boolean;
  readonly more?: (stage: Stage, struckAt: number) => Promise<Readonly<Record<string, number>>>;
}

/** A call with a fault in the middle: begun, noted in throughout, ended by the agent, and read back. */
export async function callWith(stage: Stage, fault: string, blow: Blow): Promise<FaultRun> {
  const askedAt = clockNow();
  await beginCall(stage);
  const first = await untilHeard(stage, askedAt);
  if (first.agent === null || first.customer === null) throw new Error('No sound to begin with.');
  await note(stage, facts.before);
  const startedAt = clockNow();
  await blow.strike(stage);
  const halfway = blow.lastsMs / 2;
  await lasting(halfway);
  await note(stage, facts.meanwhile);
  await lasting(Math.max(0, startedAt + blow.lastsMs - clockNow()));
  const healed = (await blow.heal?.(stage)) ?? clockNow();
  const backMs = await untilHeard(stage, healed);
  const more = (await blow.more?.(stage, startedAt)) ?? {};
  await lasting(LISTEN_ON_MS);
  const endedAt = clockNow();
  const story = storyOf(stage, startedAt);
  await note(stage, facts.after);
  const { agent, customer } = soundAt(stage);
  await Promise.all([agent.caughtUp(), customer.caughtUp()]);
  const journal = await journalOf(stage);
  const connections = journal.flatMap((event) =>
    event.type === 'connection' ? [`${event.state} at ${(event.atMs / 1000).toFixed(1)}`] : [],
  );
  const summary = await endCall(stage);
  const told = await stage.customer.page
    .getByText('Sam ended the call.')
    .waitFor({ timeout: 15_000 })
    .then(
      () => [],
      () => ['the customer was not told of the end'],
    );
  if (blow.heal === null) await stage.hub.start();
  const arrived = await handedIn(stage, 60_000).then(
    () => [],
    () => ['the summary did not reach the hub'],
  );
  const both = <T>(read: (probe: SoundProbe) => T): AtBoth<T> => ({
    agent: read(agent),
    customer: read(customer),
  });
  return {
    fault,
    backMs,
    silenceMs: both(({ sound }) => longestSilence(sound, startedAt, endedAt)),
    droughtMs: both(({ packets }) => longestDrought(packets, startedAt, endedAt)),
    heardPercent: both(({ sound }) => shareHeard(sound, startedAt, endedAt)),
    record: [
      ...missingFrom(summary, Object.values(facts)),
      ...(blow.breaksLine && !connections.some((each) => /reconnecting|Away/.test(each))
        ? [`the journal does not tell that the line was away: ${connections.join(', ')}`]
        : []),
      ...told,
      ...arrived,
    ],
    more,
    story: [...story, `journal: ${connections.join(', ')}`],
    broken: null,
  };
}

/** What a summary lacks of a call that the agent ended. */
export function missingFrom(summary: CallSummary, expected: readonly string[]): readonly string[] {
  const noted = summary.facts.map(({ text }) => text);
  return [
    ...expected.filter((text) => !noted.includes(text)).map((text) => `“${text}” is missing`),
    ...(summary.recovered ? ['it says that it was recovered'] : []),
    ...(summary.endedBy === 'agent' && summary.endReason === 'hungUp'
      ? []
      : [`it ended as ${summary.endedBy} ${summary.endReason}`]),
  ];
}

/** What the connections of both sides went through since a moment. */
export function storyOf(stage: Stage, since: number): readonly string[] {
  const { agent, customer } = soundAt(stage);
  return [
    ...agent.line.map((look) => ({ ...look, what: `agent ${look.what}` })),
    ...customer.line.map((look) => ({ ...look, what: `customer ${look.what}` })),
  ]
    .filter(({ at }) => at >= since)
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, what }) => `${((at - since) / 1000).toFixed(1)} ${what}`);
}
