import { agentToken } from './company.ts';
import { bodiesOf, quantile } from './bodies.ts';
import type { Size } from './bodies.ts';
import type { Tasks } from './main.ts';
import { openPeerWire } from './peerWire.ts';
import {
  SaidNo,
  openHubAgent,
  openPeerAgent,
  setUpAtHub,
  setUpAtPeer,
  startCall,
} from './setUp.ts';
import type { HubAgent, PeerAgent, Steps } from './setUp.ts';
import { openWire } from './wire.ts';

/** A server of the bench, as the load sees it. */
export interface Target {
  readonly kind: 'hub' | 'echo' | 'peer';
  readonly port: number;
}

/** What came of a closed loop: each client sends the next message when the last one is answered. */
export interface Looped {
  readonly done: number;
  readonly ms: number;
  readonly p50: number;
  readonly p99: number;
}

/** What came of an open loop: set-ups begin when they are due, however the others fare. */
export interface Opened extends Looped {
  /** By what the server said instead. */
  readonly failed: Readonly<Record<string, number>>;
  /** Of each step's own times. */
  readonly steps: readonly { step: string; p50: number; p95: number; p99: number; max: number }[];
  /** Of all steps that are signalling: everything but the look-up and the connection. */
  readonly signalling: { p50: number; p95: number; p99: number; max: number };
  /** How late the load itself began set-ups, p99: above some ms it is the load that is slow. */
  readonly lateP99: number;
}

const DONE = '{"ok":true,"value":null}';
const isSignalling = (step: string): boolean => step !== 'lookUp' && step !== 'connect';

/** Runs `work` for each of 0 … count - 1, at most `atOnce` at a time. */
async function each<T>(
  count: number,
  atOnce: number,
  work: (n: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const run = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) results[n] = await work(n);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, run));
  return results;
}

interface End {
  readonly close: () => void;
}

function openIdle({ kind, port }: Target, n: number): Promise<End> {
  if (kind === 'peer') return openPeerWire(port, `idle-${n}`);
  if (kind === 'echo') return openWire({ port, namespace: '/echo', auth: {} });
  const auth = { token: agentToken(n), clientId: `client-${n}-0123` };
  return openWire({ port, namespace: '/agent', auth });
}

/** Something that sends one message and resolves once it is answered, end to end. */
type Sender = () => Promise<unknown>;

interface Senders {
  readonly send: readonly Sender[];
  readonly close: () => Promise<void> | void;
}

async function hubSenders(
  port: number,
  pairs: number,
  size: Size,
  first: number,
): Promise<Senders> {
  const calls = await each(pairs, 16, async (n) =>
    startCall(port, await openHubAgent(port, n), first + n),
  );
  const send = calls.flatMap(({ agent, customer, callId }) => {
    const body = bodiesOf(callId, size);
    return [() => agent.ask('signal', body()), () => customer.ask('signal', body())];
  });
  const close = async (): Promise<void> => {
    for (const { agent, customer, callId } of calls) {
      // An agent has one live call; the next round's is another one.
      await customer.ask('call.end', JSON.stringify({ callId, reason: 'hungUp' }));
      for (const end of [agent, customer]) end.close();
    }
  };
  return { send, close };
}

async function echoSenders(
  port: number,
  pairs: number,
  size: Size,
  event: string,
): Promise<Senders> {
  const open = (): ReturnType<typeof openWire> => openWire({ port, namespace: '/echo', auth: {} });
  const wires = await each(2 * pairs, 16, open);
  const body = bodiesOf('call-0123456789abcdef01', size);
  return {
    send: wires.map((wire) => () => wire.ask(event, body())),
    close: () => wires.forEach((wire) => wire.close()),
  };
}

/** PeerServer has no answers: the other side's ANSWER, as small as the hub's, is one. */
async function peerSenders(port: number, pairs: number, size: Size): Promise<Senders> {
  const names = Array.from({ length: 2 * pairs }, (_, n) => `end-${n}`);
  const wires = await each(names.length, 16, (n) => openPeerWire(port, names[n] ?? ''));
  const body = bodiesOf('call-0123456789abcdef01', size);
  const send = wires.map((wire, n): Sender => {
    const other = names[n ^ 1] ?? '';
    // Answers come in the order of what they answer.
    const waiting: (() => void)[] = [];
    wire.on(({ type }) => {
      if (type === 'OFFER') wire.send('ANSWER', other, DONE);
      else waiting.shift()?.();
    });
    return () => {
      const answer = new Promise<void>((resolve) => waiting.push(resolve));
      wire.send('OFFER', other, body());
      return answer;
    };
  });
  return { send, close: () => wires.forEach((wire) => wire.close()) };
}

/** Sends until the time is up. The first quarter second is for warming up and does not count. */
async function loop(send: readonly Sender[], seconds: number, inFlight = 1): Promise<Looped> {
  const from = performance.now() + 250;
  const until = from + seconds * 1000;
  const times: number[] = [];
  const run = async (one: Sender): Promise<void> => {
    for (let began = performance.now(); began < until; began = performance.now()) {
      await one();
      const now = performance.now();
      if (began >= from && now <= until) times.push(now - began);
    }
  };
  await Promise.all(send.flatMap((one) => Array.from({ length: inFlight }, () => run(one))));
  return {
    done: times.length,
    ms: seconds * 1000,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

const spread = (values: readonly number[]) => ({
  p50: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  p99: quantile(values, 0.99),
  max: quantile(values, 1),
});

/** What the process that puts load on a server can be asked for. */
export function loadTasks(): Tasks {
  let idle: readonly End[] = [];
  let senders: Senders | null = null;
  let agents: HubAgent[] = [];
  let peers: PeerAgent[] = [];

  return {
    /** Opens connections `from` … `until` - 1, which then do nothing. @returns ms */
    idle: async ({ target, from, until }: { target: Target; from: number; until: number }) => {
      const began = performance.now();
      const more = await each(until - from, 32, (n) => openIdle(target, from + n));
      idle = [...idle, ...more];
      return performance.now() - began;
    },
    drop: async () => {
      for (const end of idle) end.close();
      idle = [];
    },
    /** Opens both ends of `pairs` calls. */
    pairs: async (asked: {
      target: Target;
      pairs: number;
      size: Size;
      firstInvite: number;
      event: string;
    }) => {
      const { target, pairs, size, firstInvite, event } = asked;
      if (target.kind === 'hub') senders = await hubSenders(target.port, pairs, size, firstInvite);
      else if (target.kind === 'echo') senders = await echoSenders(target.port, pairs, size, event);
      else senders = await peerSenders(target.port, pairs, size);
    },
    loop: async ({ seconds, inFlight }: { seconds: number; inFlight: number }) =>
      loop(senders?.send ?? [], seconds, inFlight),
    unpair: async () => {
      await senders?.close();
      senders = null;
    },
    /** Opens those who take calls: agents 0 … count - 1. */
    workers: async ({ target, count }: { target: Target; count: number }) => {
      if (target.kind === 'peer') {
        peers = await each(count, 16, (n) => openPeerAgent(target.port, n));
      } else agents = await each(count, 16, (n) => openHubAgent(target.port, n));
    },
    unwork: async () => {
      for (const { wire } of [...agents, ...peers]) wire.close();
      agents = [];
      peers = [];
    },
    /** Set-ups one after the other, `atOnce` of them side by side; PeerServer's agents take one each. */
    setUps: async (asked: {
      target: Target;
      seconds: number;
      atOnce: number;
      firstInvite: number;
    }) => {
      const { target, seconds, atOnce, firstInvite } = asked;
      let begun = 0;
      const send = Array.from({ length: atOnce }, (_, n): Sender => {
        const peer = peers[n];
        if (target.kind === 'peer' && peer) return () => setUpAtPeer(target.port, peer);
        return () => {
          // Links are the agents' in turn, and so are the set-ups.
          const invite = firstInvite + begun;
          begun += 1;
          const agent = agents[invite % agents.length];
          if (!agent) throw new Error('There is nobody to take this call.');
          return setUpAtHub(target.port, agent, invite);
        };
      });
      return loop(send, seconds);
    },
    /** Set-ups that begin when they are due, `perSecond` of them. */
    openLoop: async (asked: {
      port: number;
      seconds: number;
      perSecond: number;
      firstInvite: number;
    }) => openLoop(asked, agents),
  };
}

async function openLoop(
  asked: { port: number; seconds: number; perSecond: number; firstInvite: number },
  agents: readonly HubAgent[],
): Promise<Opened> {
  const { port, seconds, perSecond, firstInvite } = asked;
  const all: Steps[] = [];
  const late: number[] = [];
  const whole: number[] = [];
  const failed: Record<string, number> = {};
  const started = performance.now();
  const one = async (n: number, due: number): Promise<void> => {
    const agent = agents[(firstInvite + n) % agents.length];
    if (!agent) throw new Error('There is nobody to take this call.');
    late.push(performance.now() - due);
    try {
      all.push(await setUpAtHub(port, agent, firstInvite + n));
      whole.push(performance.now() - due);
    } catch (error) {
      const why = error instanceof SaidNo ? error.code : String(error);
      failed[why] = (failed[why] ?? 0) + 1;
    }
  };
  const running: Promise<void>[] = [];
  await new Promise<void>((resolve) => {
    let n = 0;
    const timer = setInterval(() => {
      const now = performance.now() - started;
      for (; n < (perSecond * now) / 1000 && n < perSecond * seconds; n += 1) {
        running.push(one(n, started + (n * 1000) / perSecond));
      }
      if (n < perSecond * seconds) return;
      clearInterval(timer);
      resolve();
    }, 2);
  });
  await Promise.all(running);
  const names = [...new Set(all.flatMap((steps) => Object.keys(steps)))];
  const timesOf = (step: string): number[] => all.flatMap((steps) => steps[step] ?? []);
  return {
    done: all.length,
    ms: performance.now() - started,
    p50: quantile(whole, 0.5),
    p99: quantile(whole, 0.99),
    failed,
    steps: names.map((step) => ({ step, ...spread(timesOf(step)) })),
    signalling: spread(names.filter(isSignalling).flatMap(timesOf)),
    lateP99: quantile(late, 0.99),
  };
}
