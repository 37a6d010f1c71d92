import type { Figure } from '../figure.ts';
import { quantile } from './bodies.ts';
import type { Size } from './bodies.ts';
import type { Extent, Field, Found, Side } from './field.ts';
import { WORKERS } from './field.ts';
import type { Looped } from './load.ts';

/** Calls whose both ends send: twice as many messages are under way at any moment. */
const PAIRS = 50;
/** Messages that each end has under way: candidates come in bursts. */
const IN_FLIGHT = 4;
/** Set-ups side by side. */
const AT_ONCE = 20;
/** More set-ups in a second than any machine does; each wants a link of its own. */
const SET_UPS_A_SECOND = 500;

/** What is sent over and over, and how many messages the server handles for each. */
interface Loop {
  readonly name: string;
  readonly kind: 'hub' | 'echo' | 'peer';
  readonly event: string;
  readonly messages: number;
}

const loops: readonly Loop[] = [
  { name: 'relay', kind: 'hub', event: 'signal', messages: 4 },
  { name: 'echo', kind: 'echo', event: 'echo', messages: 2 },
  { name: 'ack', kind: 'echo', event: 'ack', messages: 2 },
  { name: 'peer', kind: 'peer', event: 'OFFER', messages: 4 },
];

interface Rate {
  /** A second. */
  readonly perSecond: number;
  /** A second of the server's processor time. */
  readonly perCpuSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Loops once and looks at what it took of the server. */
async function rateOf(side: Side, task: string, body: object): Promise<Rate> {
  const before = await side.usage();
  const looped = await side.load.ask<Looped>(task, body);
  const after = await side.usage();
  const { done, ms, p50, p99 } = looped;
  // The loop's own warming up is in the processor time and not in what is done.
  const cpuMs = ((after.cpuMs - before.cpuMs) * ms) / (ms + 250);
  return { perSecond: (1000 * done) / ms, perCpuSecond: (1000 * done) / cpuMs, p50, p99 };
}

const median = (rates: readonly Rate[], of: keyof Rate): number =>
  quantile(
    rates.map((rate) => rate[of]),
    0.5,
  );

const sizes: readonly Size[] = [300, 4096];
const nameOf = (size: Size): string => (size === 300 ? '300' : '4k');

function ratio(name: string, what: string, a: number, b: number): Figure {
  return { name, what, value: a / b, unit: '×', better: 'higher' };
}

/** Relayed messages and set-ups, each as fast as they go. */
export async function closedLoops(field: Field, extent: Extent): Promise<Found> {
  const { rounds, seconds } = extent;
  const invites = 2 * WORKERS + Math.ceil((rounds + 1) * (seconds + 1) * SET_UPS_A_SECOND * 1.5);
  const hub = await field.open('hub', { agents: WORKERS, invites });
  const sides = { hub, echo: await field.open('echo'), peer: await field.open('peer') };
  let { firstInvite } = hub;
  const figures: Figure[] = [];
  const rows: Record<string, string | number>[] = [];

  for (const size of sizes) {
    const found = new Map<string, Rate[]>(loops.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, kind, event } of loops) {
        const side = sides[kind];
        const { target } = side;
        if (round === 0 || kind === 'echo') {
          await side.load.ask('unpair');
          await side.load.ask('pairs', { target, pairs: PAIRS, size, firstInvite, event });
        }
        found.get(name)?.push(await rateOf(side, 'loop', { seconds, inFlight: IN_FLIGHT }));
      }
    }
    firstInvite += WORKERS;
    const handled = (name: string, of: 'perSecond' | 'perCpuSecond'): number =>
      median(found.get(name) ?? [], of) * (loops.find((each) => each.name === name)?.messages ?? 0);
    const kind = nameOf(size);
    for (const { name } of loops) {
      const rates = found.get(name) ?? [];
      rows.push({
        what: name,
        bytes: size,
        'round trips/s': Math.round(median(rates, 'perSecond')),
        'messages/s': Math.round(handled(name, 'perSecond')),
        'messages/CPU s': Math.round(handled(name, 'perCpuSecond')),
        'p50 ms': median(rates, 'p50'),
        'p99 ms': median(rates, 'p99'),
      });
    }
    const relayed = median(found.get('relay') ?? [], 'perSecond');
    figures.push({
      name: `relayed${kind}`,
      what: `messages of ${size} B relayed in a second, each acknowledged end to end`,
      value: relayed,
      unit: '',
      better: 'higher',
    });
    for (const [suffix, of] of [
      ['', 'perSecond'],
      ['Cpu', 'perCpuSecond'],
    ] as const) {
      const own = handled('relay', of);
      const cpu = suffix === '' ? '' : ', per second of processor time';
      for (const [other, who] of [
        ['echo', 'a bare echo'],
        ['ack', 'a bare acknowledgement'],
        ['peer', 'PeerServer'],
      ] as const) {
        const Other = `${other[0]?.toUpperCase() ?? ''}${other.slice(1)}`;
        figures.push(
          ratio(
            `relayTo${Other}${kind}${suffix}`,
            `the hub’s messages (${size} B) to those of ${who}${cpu}`,
            own,
            handled(other, of),
          ),
        );
      }
    }
  }
  for (const side of Object.values(sides)) await side.load.ask('unpair');

  const setUps = { hub: [] as Rate[], peer: [] as Rate[] };
  for (const kind of ['hub', 'peer'] as const) {
    const { target, load } = sides[kind];
    await load.ask('workers', { target, count: WORKERS });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of ['hub', 'peer'] as const) {
      const { target } = sides[kind];
      const asked = { target, seconds, atOnce: AT_ONCE, firstInvite };
      setUps[kind].push(await rateOf(sides[kind], 'setUps', asked));
    }
    firstInvite += Math.ceil(((seconds + 1) * SET_UPS_A_SECOND * 1.5) / WORKERS) * WORKERS;
  }
  for (const kind of ['hub', 'peer'] as const) {
    const rates = setUps[kind];
    rows.push({
      what: `set-ups, ${kind}`,
      bytes: 0,
      'round trips/s': Math.round(median(rates, 'perSecond')),
      'messages/s': 0,
      'messages/CPU s': 0,
      'p50 ms': median(rates, 'p50'),
      'p99 ms': median(rates, 'p99'),
    });
  }
  figures.push(
    {
      name: 'setUps',
      what: 'whole set-ups in a second: look-up, connection, ring, answer, offer, answer, 10 candidates, end',
      value: median(setUps.hub, 'perSecond'),
      unit: '',
      better: 'higher',
    },
    {
      name: 'setUpsPeer',
      what: 'what PeerServer knows of one: an id, connection, OFFER, ANSWER, 10 CANDIDATEs',
      value: median(setUps.peer, 'perSecond'),
      unit: '',
      better: 'neither',
    },
  );
  for (const side of Object.values(sides)) await side.stop();
  const title = 'Closed loops, the median round of each';
  return {
    figures,
    sections: [{ name: 'loops', title, rows }],
    bars: [
      { name: 'relayToEcho300', value: 0.5 },
      { name: 'relayToEcho4k', value: 0.5 },
      { name: 'relayToPeer300', value: 1 },
      { name: 'relayToPeer4k', value: 1 },
    ],
  };
}
