import { Agent, request } from 'node:http';
import { agentToken, inviteToken } from './company.ts';
import { bodiesOf } from './bodies.ts';
import { openPeerWire } from './peerWire.ts';
import type { PeerMessage, PeerWire } from './peerWire.ts';
import { openWire } from './wire.ts';
import type { Wire } from './wire.ts';

/** Candidates of each side; a browser with one network has about as many. */
const CANDIDATES = 5;

const DONE = '{"ok":true,"value":null}';
const keptAlive = new Agent({ keepAlive: true, maxSockets: 500 });

/** How long each step of a set-up took, in ms. */
export type Steps = Record<string, number>;

/** Thrown where the server said no; `code` is its word. */
export class SaidNo extends Error {
  override readonly name = 'SaidNo';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The server let a connection go just when it was taken again. */
class GoneMeanwhile extends Error {}

function askOnce(
  port: number,
  method: string,
  route: string,
  body: string | null,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = body === null ? {} : { 'content-type': 'application/json' };
    const where = { host: '127.0.0.1', port, method, path: route, agent: keptAlive, headers };
    const sent = request(where, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(text);
        else reject(new SaidNo(`http${answer.statusCode ?? ''}`));
      });
    });
    sent.on('error', (error) => reject(sent.reusedSocket ? new GoneMeanwhile() : error));
    sent.end(body ?? undefined);
  });
}

/** Asks over HTTP; as a browser does, once more where the connection was gone. */
async function http(...asked: Parameters<typeof askOnce>): Promise<string> {
  try {
    return await askOnce(...asked);
  } catch (error) {
    if (error instanceof GoneMeanwhile) return http(...asked);
    throw error;
  }
}

async function asked<T>(wire: Wire, event: string, body: object): Promise<T> {
  const answer = JSON.parse(await wire.ask(event, JSON.stringify(body))) as
    { ok: true; value: T } | { ok: false; error: string };
  if (!answer.ok) throw new SaidNo(answer.error);
  return answer.value;
}

interface Told {
  readonly callId: string;
  readonly phase?: string;
}

/** Waits for what it is told of calls, by call. */
function listener(wire: Wire): (event: string, callId: string) => Promise<void> {
  const heard = new Set<string>();
  const waiting = new Map<string, () => void>();
  const hear = (name: string, body: string): void => {
    const { callId, phase = '' } = JSON.parse(body) as Told;
    const what = `${name}${phase}:${callId}`;
    const wake = waiting.get(what);
    if (wake === undefined) heard.add(what);
    else {
      waiting.delete(what);
      wake();
    }
  };
  wire.on('call.ringing', (body) => hear('ringing', body));
  wire.on('call.state', (body) => hear('', body));
  wire.on('signal', (_body, answer) => answer(DONE));
  return (event, callId) => {
    const what = `${event}:${callId}`;
    if (heard.delete(what)) return Promise.resolve();
    return new Promise((resolve) => waiting.set(what, resolve));
  };
}

/** An agent who takes calls at the hub. */
export interface HubAgent {
  readonly wire: Wire;
  readonly told: (event: string, callId: string) => Promise<void>;
}

export async function openHubAgent(port: number, n: number): Promise<HubAgent> {
  const auth = { token: agentToken(n), clientId: `client-${n}-0123` };
  const wire = await openWire({ port, namespace: '/agent', auth });
  return { wire, told: listener(wire) };
}

/** A call that is live at the hub, with both ends. */
export interface LiveCall {
  readonly callId: string;
  readonly agent: Wire;
  readonly customer: Wire;
  readonly customerTold: HubAgent['told'];
}

async function timed<T>(steps: Steps, name: string, work: Promise<T>): Promise<T> {
  const began = performance.now();
  const value = await work;
  steps[name] = Math.max(steps[name] ?? 0, performance.now() - began);
  return value;
}

/** From the link to a live call: look-up, connection, ring, answer. */
export async function startCall(
  port: number,
  agent: HubAgent,
  invite: number,
  steps: Steps = {},
): Promise<LiveCall> {
  const token = inviteToken(invite);
  const lookup = JSON.stringify({ token, seat: null });
  await timed(steps, 'lookUp', http(port, 'POST', '/api/guest/invite', lookup));
  const auth = { token, seat: null, pageId: `page-${invite}-0123` };
  const customer = await timed(steps, 'connect', openWire({ port, namespace: '/guest', auth }));
  try {
    const customerTold = listener(customer);
    const began = performance.now();
    const ring = { video: true, locale: 'en' };
    const { callId } = await timed(steps, 'ring', asked<Told>(customer, 'ring', ring));
    await agent.told('ringing', callId);
    steps['ringing'] = performance.now() - began;
    const both = Promise.all([agent.told('live', callId), customerTold('live', callId)]);
    await timed(steps, 'accept', asked(agent.wire, 'call.accept', { callId }));
    await both;
    return { callId, agent: agent.wire, customer, customerTold };
  } catch (error) {
    customer.close();
    throw error;
  }
}

/** A whole set-up, from the link to the end of the call. */
export async function setUpAtHub(port: number, agent: HubAgent, invite: number): Promise<Steps> {
  const steps: Steps = {};
  const { callId, customer, customerTold } = await startCall(port, agent, invite, steps);
  const [candidate, offer] = [bodiesOf(callId, 300), bodiesOf(callId, 4096)];
  const signal = async (name: string, from: Wire, body: string): Promise<void> => {
    const answer = await timed(steps, name, from.ask('signal', body));
    if (answer !== DONE) throw new SaidNo((JSON.parse(answer) as { error: string }).error);
  };
  try {
    await signal('offer', agent.wire, offer());
    await signal('answer', customer, offer());
    const both = Array.from({ length: CANDIDATES }, () => [agent.wire, customer]).flat();
    await Promise.all(both.map((from) => signal('candidate', from, candidate())));
    const told = Promise.all([agent.told('ended', callId), customerTold('ended', callId)]);
    await timed(steps, 'end', asked(customer, 'call.end', { callId, reason: 'hungUp' }));
    await told;
    return steps;
  } finally {
    customer.close();
  }
}

/** Somebody at a PeerServer who is called, and told by whom. */
export interface PeerAgent {
  readonly id: string;
  readonly wire: PeerWire;
  readonly waiting: Map<string, (message: PeerMessage) => void>;
}

export async function openPeerAgent(port: number, n: number): Promise<PeerAgent> {
  const id = `agent-${n}`;
  const wire = await openPeerWire(port, id);
  const waiting = new Map<string, (message: PeerMessage) => void>();
  wire.on((message) => waiting.get(message.src ?? '')?.(message));
  return { id, wire, waiting };
}

/**
 * The same as far as PeerServer knows it: an id, a connection, OFFER, ANSWER and the candidates.
 * Nobody rings, nothing is checked, kept or acknowledged.
 */
export async function setUpAtPeer(port: number, agent: PeerAgent): Promise<Steps> {
  const steps: Steps = {};
  const id = await timed(steps, 'lookUp', http(port, 'GET', '/peerjs/id', null));
  const customer = await timed(steps, 'connect', openPeerWire(port, id));
  const [candidate, offer] = [bodiesOf('call', 300), bodiesOf('call', 4096)];
  try {
    let [wanted, arrived] = [0, 0];
    let done: () => void = () => undefined;
    const arrive = (): void => {
      arrived += 1;
      if (arrived === wanted) done();
    };
    const arrivals = (count: number): Promise<void> => {
      [wanted, arrived] = [count, 0];
      return new Promise((resolve) => (done = resolve));
    };
    agent.waiting.set(id, arrive);
    customer.on(arrive);
    let arriving = arrivals(1);
    agent.wire.send('OFFER', id, offer());
    await timed(steps, 'offer', arriving);
    arriving = arrivals(1);
    customer.send('ANSWER', agent.id, offer());
    await timed(steps, 'answer', arriving);
    arriving = arrivals(2 * CANDIDATES);
    for (let i = 0; i < CANDIDATES; i += 1) {
      agent.wire.send('CANDIDATE', id, candidate());
      customer.send('CANDIDATE', agent.id, candidate());
    }
    await timed(steps, 'candidate', arriving);
    return steps;
  } finally {
    agent.waiting.delete(id);
    customer.close();
  }
}
