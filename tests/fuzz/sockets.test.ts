import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AgentDesk } from '#electron/hub/call/agentDesk.ts';
import type { GuestDoor } from '#electron/hub/call/guestDoor.ts';
import type { AgentLink, GuestLink } from '#electron/hub/call/links.ts';
import { agentMessages } from '#electron/hub/sockets/agent.ts';
import { guestMessages } from '#electron/hub/sockets/guest.ts';
import { hubErrorSchema } from '#shared/contract/hubError.ts';
import type { TestClient } from '#tests/hub/support/clients.ts';
import { agent, connect, guest, newId, outcome, refusal } from '#tests/hub/support/clients.ts';
import { KIM } from '#tests/hub/support/hub.ts';
import { validOnes } from './support/fromSchema.ts';
import { hostile, mutated } from './support/mutate.ts';
import { randomFrom } from './support/random.ts';
import type { Random } from './support/random.ts';
import { messagesFor, report, seed } from './support/seed.ts';
import { watchUncaught } from './support/uncaught.ts';
import type { World } from './support/world.ts';
import { SECRET, changes, isUnharmed, makeWorld } from './support/world.ts';

/** What the hub takes from sockets, as it serves it: a new message is in here by itself. */
const served = {
  ...agentMessages({} as AgentDesk, {} as AgentLink),
  ...guestMessages({} as GuestDoor, {} as GuestLink),
};

/** Names that mean something to socket.io, to Node or to JavaScript, and to no contract. */
const oddNames = [
  'error',
  'connection',
  'message',
  'call.state',
  'peer.presence',
  '__proto__',
  'constructor',
  'toString',
  '',
  '\u0000',
  'call.accept ',
  'x'.repeat(3000),
];

const ackSchema = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), ...hubErrorSchema.unwrap().shape }),
]);

interface Message {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** Messages of all kinds, drawn from the contract's schemas. */
function maker(world: World, random: Random): () => Message {
  const events = Object.keys(served) as (keyof typeof served)[];
  const valid = Object.fromEntries(
    events.map((name, i) => [
      name,
      validOnes(served[name].schema, 150, seed + i, [...world.victims]),
    ]),
  );
  return () => {
    const name = random.pick(events);
    const message = random.pick(valid[name] ?? []);
    const kind = random.next();
    if (kind < 0.35) return { name, args: [message] };
    if (kind < 0.8) return { name, args: [mutated(message, random)] };
    if (kind < 0.9)
      return { name, args: Array.from({ length: random.int(4) }, () => hostile(random)) };
    return { name: random.pick(oddNames), args: [message, hostile(random)] };
  };
}

const AT_ONCE = 100;

const unsent = Symbol('unsent');

/** Sends until enough was answered; a connection that the hub cut is made anew. */
async function flood(
  open: () => Promise<TestClient>,
  next: () => Message,
  count: number,
  look: (message: Message, ack: unknown) => void,
): Promise<number> {
  let client = await open();
  let sent = 0;
  while (sent < count) {
    if (!client.socket.connected) client = await open();
    const { socket } = client;
    const batch = Array.from({ length: AT_ONCE }, next);
    const written = await Promise.all(
      batch.map(async (message) => {
        const ack: unknown = await socket
          .timeout(20_000)
          .emitWithAck(message.name, ...message.args)
          // The connection was cut: what was on its way has no answer. Or this client could not
          // write it: socket.io copies what has bytes in it, and takes `__proto__` for a prototype.
          .catch((error: unknown) => (error instanceof TypeError ? unsent : null));
        if (ack === unsent) return 0;
        if (ack === null && socket.connected) throw new Error(`No answer to ${message.name}.`);
        if (ack !== null) look(message, ack);
        return 1;
      }),
    );
    sent += written.reduce<number>((sum, one) => sum + one, 0);
    client.heard.length = 0;
  }
  client.leave();
  return sent;
}

describe('messages of every kind to every event', () => {
  it(
    'from whom it is not for are answered, and change and tell nothing of others',
    { timeout: 180_000 },
    async () => {
      const uncaught = watchUncaught();
      const world = await makeWorld();
      const { team, attackers } = world;
      const before = world.guarded();
      const random = randomFrom(seed);
      const next = maker(world, random);
      const codes = new Map<string, number>();
      const look = ({ name, args }: Message, ack: unknown): void => {
        const said = ackSchema.parse(ack);
        const code = said.ok ? 'ok' : said.error;
        codes.set(code, (codes.get(code) ?? 0) + 1);
        expect(JSON.stringify(ack)).not.toContain(SECRET);
        expect([code, name, ...(code === 'internal' ? args : [])]).toEqual([
          expect.not.stringMatching('internal'),
          name,
        ]);
        // What went well was about something of the sender's own.
        const about = said.ok && name !== 'ring' ? JSON.stringify(args) : '';
        expect(world.victims.filter((id) => about.includes(id))).toEqual([]);
      };
      const token = attackers['a customer of another link'] ?? '';
      const senders: readonly (() => Promise<TestClient>)[] = [
        () => agent(team.hub, { token: KIM, clientId: newId() }),
        () =>
          agent(team.hub, {
            token: attackers['an agent of another team'] ?? '',
            clientId: newId(),
          }),
        () =>
          agent(team.hub, {
            token: attackers['a supervisor of another team'] ?? '',
            clientId: newId(),
          }),
        () => guest(team.hub, { token }),
      ];
      let sent = 0;
      for (const open of senders) {
        sent += await flood(open, next, messagesFor('sockets') / senders.length, look);
      }
      report('messages over sockets', sent, ` ${JSON.stringify(Object.fromEntries(codes))}`);
      expect(sent).toBeGreaterThanOrEqual(messagesFor('sockets'));
      // They were looked at, and not just turned away at one early door.
      for (const code of ['badRequest', 'notFound']) expect(codes.get(code)).toBeGreaterThan(100);
      await isUnharmed(world, before);
      await uncaught.none();
    },
  );

  it('whose sender may, are seen by the same eyes', async () => {
    const world = await makeWorld();
    const before = world.guarded();
    const { sam, callId } = world.live;
    expect(await outcome(sam.ask('call.end', { callId, reason: 'hungUp' }))).toBe('ok');
    await sam.phase('ended');
    await expect.poll(() => changes(before, world.guarded()).length).toBeGreaterThan(0);
    expect(changes(before, world.guarded()).join()).toMatch(/calls lost .*invites got /s);
    await expect(isUnharmed(world, before)).rejects.toThrow('to deeply equal []');
  });

  it('get nobody through a door with anything but a token of its own', async () => {
    const uncaught = watchUncaught();
    const world = await makeWorld();
    const before = world.guarded();
    const random = randomFrom(seed + 1);
    const { hub } = world.team;
    const revoked = world.attackers['a sign-in that is over'] ?? '';
    const refused = new Set<string>();
    for (let i = 0; i < 300; i += 1) {
      const door = random.pick(['/agent', '/guest']);
      const right = { token: random.pick([revoked, ...world.known]), clientId: newId() };
      const auth = random.chance(0.3)
        ? right
        : mutated({ ...right, seat: null, pageId: newId() }, random);
      // socket.io itself lets nobody in whose auth is no object; see bytes.test.ts.
      const sent = z.record(z.string(), z.unknown()).safeParse(auth).data ?? { auth };
      refused.add(
        await refusal(connect(hub, door, sent, { origin: door === '/agent' ? null : hub.origin })),
      );
    }
    expect([...refused].toSorted()).toEqual(['badRequest', 'unauthorised', 'unknown']);
    await isUnharmed(world, before);
    await uncaught.none();
  });
});
