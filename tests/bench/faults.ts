import { whyNoNetwork } from '#tests/interop/network.ts';
import type { NamedRun } from '#tests/interop/faults/befall.ts';
import { befall } from '#tests/interop/faults/befall.ts';
import { faults as known } from '#tests/interop/faults/faults.ts';
import type { AtBoth } from '#tests/interop/faults/run.ts';
import { BadArguments } from './figure.ts';
import type { Bar, Bench, Figure, Measured } from './figure.ts';
import { tell } from '#electron/launch/tell.ts';

const RUNS = 5;
/** Sound is back this soon after the network is, in every run. */
const BACK_BAR_MS = 3000;
/**
 * A silence below this is nobody's interruption: without any fault the longest was 30 to 130 ms. A
 * packet lost is 20 ms.
 */
const UNINTERRUPTED_MS = 300;
/** What may be missing at the end of a call whose app was killed. */
const TAIL_BAR_MS = 2000;

/** Faults after which sound has to come back. */
const breaking = ['cut3', 'cut9', 'customerMoves', 'agentMoves', 'turnOnly', 'customerReloads'];
/** Faults that must not be heard at all. */
const harmless = ['control', 'loss10', 'hubKill', 'hubGone'];

/**
 * What bad luck with networks, hubs and programs does to a call between the real app and a real
 * browser: how soon the sound is back, whether it was interrupted, whether the record is whole.
 */
export const faults: Bench = {
  what: `a call’s sound and record through cuts, moves, loss, dead hubs and a killed app (25 min)`,
  options: `--runs N: other than ${RUNS} of each; --only NAME,NAME: of ${Object.keys(known).join(' ')}`,
  run: measureFaults,
};

async function measureFaults(args: readonly string[]): Promise<Measured> {
  const { runs, only } = readOptions(args);
  const why = whyNoNetwork();
  if (why !== null) return { kind: 'skipped', why };
  const wanted = Object.fromEntries(only.map((name) => [name, runs]));
  const done = await befall(wanted, (run) => tell(said(run)));
  const figures: Figure[] = [];
  const bars: Bar[] = [];
  const add = (figure: Omit<Figure, 'better'>, bar?: number): void => {
    figures.push({ ...figure, better: 'lower' });
    if (bar !== undefined) bars.push({ name: figure.name, value: bar });
  };
  for (const name of only) {
    const ofIt = done.filter((run) => run.name === name);
    const { what = name } = known[name] ?? {};
    if (breaking.includes(name)) {
      const back = worst(ofIt, ({ backMs }) => backMs);
      add(
        {
          name: `${name}Back`,
          what: `${what}: sound back at both, slowest`,
          value: back,
          unit: 'ms',
        },
        BACK_BAR_MS,
      );
    }
    if (harmless.includes(name)) {
      const silence = worst(ofIt, ({ silenceMs }) => silenceMs);
      add(
        {
          name: `${name}Silence`,
          what: `${what}: longest silence at either`,
          value: silence,
          unit: 'ms',
        },
        UNINTERRUPTED_MS,
      );
    }
    if (name === 'appKill') {
      const tails = ofIt.map(({ more }) => more['tailMissingMs'] ?? null);
      add(
        {
          name: 'appKillTail',
          what: `${what}: missing at the end, most`,
          value: greatest(tails),
          unit: 'ms',
        },
        TAIL_BAR_MS,
      );
    }
    const faulty = ofIt.filter(({ record, broken }) => record.length > 0 || broken !== null);
    add(
      {
        name: `${name}Faulty`,
        what: `of ${ofIt.length} runs without a whole record`,
        value: faulty.length,
        unit: '',
      },
      0,
    );
  }
  return {
    kind: 'measured',
    figures,
    bars,
    sections: [{ name: 'runs', title: 'Each run; agent / customer', rows: done.map(rowOf) }],
    notes: done.flatMap((run) => {
      const wrong = [
        ...run.record,
        ...(run.broken === null ? [] : [run.broken]),
        ...(isSlow(run) ? ['the sound was late'] : []),
      ];
      return wrong.length === 0
        ? []
        : [`${run.fault}: ${wrong.join('; ')}. ${run.story.join('; ')}`];
    }),
  };
}

/** Whether sound came back later than it should have, or never, at either side. */
function isSlow({ backMs }: NamedRun): boolean {
  if (backMs === null) return false;
  return [backMs.agent, backMs.customer].some((ms) => ms === null || ms > BACK_BAR_MS);
}

function readOptions(args: readonly string[]): { runs: number; only: readonly string[] } {
  let runs = RUNS;
  let only: readonly string[] = Object.keys(known);
  for (let i = 0; i < args.length; i += 2) {
    const [option, value = ''] = args.slice(i, i + 2);
    if (option === '--runs' && /^[1-9]\d?$/.test(value)) runs = Number(value);
    else if (option === '--only' && value.split(',').every((name) => Object.hasOwn(known, name))) {
      only = value.split(',');
    } else
      throw new BadArguments(`faults takes --runs N and --only NAME,…, not "${args.join(' ')}".`);
  }
  return { runs, only };
}

/** The greatest; null where one is missing, since that one is worse than any. */
function greatest(values: readonly (number | null)[]): number | null {
  const there = values.filter((value) => value !== null);
  return there.length === 0 || there.length < values.length ? null : Math.max(...there);
}

function worst(
  runs: readonly NamedRun[],
  read: (run: NamedRun) => AtBoth<number | null> | null,
): number | null {
  return greatest(
    runs.flatMap((run) => {
      const both = read(run);
      return both === null ? [null] : [both.agent, both.customer];
    }),
  );
}

const pair = (both: AtBoth<number | null> | null): string =>
  both === null
    ? '–'
    : [both.agent, both.customer]
        .map((value) => (value === null ? 'never' : String(Math.round(value))))
        .join(' / ');

function rowOf(run: NamedRun): Readonly<Record<string, string | number | boolean | null>> {
  return {
    fault: run.fault,
    backMs: pair(run.backMs),
    silenceMs: pair(run.silenceMs),
    droughtMs: pair(run.droughtMs),
    heardPercent: pair(run.heardPercent),
    more: Object.entries(run.more)
      .map(([name, value]) => `${name} ${Math.round(value ?? -1)}`)
      .join(' '),
    record:
      run.broken !== null
        ? 'broken off'
        : run.record.length === 0
          ? 'whole'
          : run.record.join('; '),
  };
}

const said = (run: NamedRun): string => Object.values(rowOf(run)).join(' | ');
