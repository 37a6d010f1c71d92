import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ack } from '#shared/contract/hub.ts';
import { hubErrorSchema } from '#shared/contract/hubError.ts';
import type { LiveCall } from './support/call.ts';
import { liveCall } from './support/call.ts';
import type { TestClient } from './support/clients.ts';
import { aSignal, agent, connect, guest, newId, outcome, refusal } from './support/clients.ts';
import { testClock } from './support/clock.ts';
import type { TestHub } from './support/hub.ts';
import { KIM, SAM, ask, link, testHub } from './support/hub.ts';

/** That a call works: signals go both ways, and nothing else was heard. */
async function isUnharmed({ sam, maya, callId }: LiveCall): Promise<void> {
  expect(await outcome(sam.signal(callId, aSignal()))).toBe('ok');
  expect(await outcome(maya.signal(callId, aSignal()))).toBe('ok');
  await maya.take('signal');
  await sam.take('signal');
  expect([...sam.heard, ...maya.heard]).toEqual([]);
}

const unexpected = (hub: TestHub): unknown[] =>
  hub.entries.filter(({ level }) => level === 'error').map(({ fields }) => fields);

describe('garbage', () => {
  const events = ['call.accept', 'call.decline', 'call.end', 'signal', 'ring'];
  const odd = ['error', 'connection', '__proto__', 'constructor', 'toString', 'call.state', ''];
  const json = fc.jsonValue({ maxDepth: 4 });
  const nearMiss = (callId: string): fc.Arbitrary<unknown> =>
    fc.oneof(
      fc.record({ callId: fc.constantFrom(callId, '', 'x'.repeat(65), null, 7) }),
      fc.record({ callId: fc.constant(callId), reason: json }),
      fc.record({ callId: json, reason: fc.constant('hungUp') }),
      fc.record({
        callId: fc.constant(callId),
        signal: fc.record({
          id: fc.oneof(json, fc.constant('an id')),
          generation: fc.oneof(json, fc.constant(0)),
          data: fc.oneof(
            json,
            fc.record({ type: fc.constantFrom('offer', 'candidate', 'bogus'), sdp: json }),
          ),
        }),
      }),
      fc.record({ video: json, locale: json }),
    );

  it('of any shape to any event gets an error, and changes nothing for others', async () => {
    const hub = await testHub({ limits: { messages: { burst: 1e6, perSecond: 0 } } });
    const kims = await liveCall(hub, KIM);
    const sam = await agent(hub);
    const { token } = await link(hub);
    const stranger = await guest(hub, { token });
    const message = fc.tuple(
      fc.constantFrom(...events, ...odd),
      fc.oneof(
        fc.tuple(json),
        fc.tuple(nearMiss(kims.callId)),
        fc.array(json, { maxLength: 3 }),
        fc.tuple(fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes))),
      ),
    );
    const isRefusal = (ack: Ack<unknown>): boolean =>
      !ack.ok && hubErrorSchema.safeParse(ack).success;
    await fc.assert(
      fc.asyncProperty(message, async ([event, body]) => {
        for (const client of [sam, stranger]) {
          const ack = await client.ask<unknown>(event, ...body);
          if (event === 'ring' && client === stranger) continue;
          expect(ack).toSatisfy(isRefusal);
        }
      }),
      { numRuns: 300 },
    );
    sam.heard.length = 0;
    await isUnharmed(kims);
    expect(unexpected(hub)).toEqual([]);
  });

  it('of bytes where the contract has an object is a bad request, and no trouble of the hub’s', async () => {
    const hub = await testHub();
    const { sam, callId } = await liveCall(hub);
    const bytes = Buffer.from('bytes');
    const signal = { ...aSignal(), data: bytes };
    for (const body of [bytes, { callId, signal: bytes }, { callId, signal }]) {
      expect(await outcome(sam.ask('signal', body))).toBe('badRequest');
    }
    expect(unexpected(hub)).toEqual([]);
  });

  it('without an acknowledgement is dropped', async () => {
    const hub = await testHub();
    const call = await liveCall(hub);
    for (const event of [...events, ...odd]) {
      call.sam.socket.emit(event, { callId: 'nothing' });
      call.maya.socket.emit(event, 7, null, []);
    }
    await call.sam.settle();
    await call.maya.settle();
    await isUnharmed(call);
    expect(unexpected(hub)).toEqual([]);
  });

  it('at the door is refused', async () => {
    const hub = await testHub();
    const bad = [{}, { token: 7 }, { token: SAM }, { token: SAM, clientId: 'short' }];
    for (const auth of bad) {
      expect(await refusal(connect(hub, '/agent', auth))).toBe('unauthorised');
    }
    const { token } = await link(hub);
    for (const auth of [{}, { token }, { token, seat: 7, pageId: newId() }, { token: [] }]) {
      expect(await refusal(connect(hub, '/guest', auth))).toBe('badRequest');
    }
    const unknown = { token: 'x'.repeat(43), seat: null, pageId: newId() };
    expect(await refusal(connect(hub, '/guest', unknown))).toBe('unknown');
    expect(await refusal(connect(hub, '/', {}))).toBe('notFound');
    expect(await refusal(connect(hub, '/admin', {}))).toBe('Invalid namespace');
  });

  it('below the messages ends that connection only', async () => {
    const hub = await testHub();
    const kims = await liveCall(hub, KIM);
    const address = `ws://127.0.0.1:${hub.port}/socket.io/?EIO=4&transport=websocket`;
    const login = `40/agent,${JSON.stringify({ token: SAM, clientId: newId() })}`;
    /** Sends frames after the login, and waits for the connection's end. */
    const send = (frames: readonly (string | Uint8Array<ArrayBuffer>)[]): Promise<void> =>
      new Promise((resolve) => {
        const socket = new WebSocket(address);
        socket.addEventListener('close', () => resolve());
        socket.addEventListener('open', () => socket.send(login));
        socket.addEventListener('message', ({ data }) => {
          if (!String(data).startsWith('40/agent,')) return;
          for (const frame of frames) socket.send(frame);
          socket.close();
        });
      });
    await send(['42/agent,[7,{}]', '42/agent,1["call.accept"', '42["call.accept",{}]']);
    await send(['43/agent,999[{"ok":true}]', '42/agent,["error"]', '42/agent,["disconnect"]']);
    await send(['451-/agent,["signal",{"_placeholder":true,"num":0}]', '42/agent,["signal"]']);
    await send(['451-/agent,["signal",{"_placeholder":true,"num":9}]', new Uint8Array(9)]);
    await send(['40/guest,', '41/agent,', '2probe', '3', '5', '6', '9', '', '4']);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ maxLength: 40 }), { maxLength: 5 }), (texts) =>
        send(texts.map((text) => `4${text}`)),
      ),
      { numRuns: 30 },
    );
    await isUnharmed(kims);
    expect(unexpected(hub)).toEqual([]);
  });

  it('over HTTP is refused', async () => {
    const hub = await testHub();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (body) => {
        const made = await ask(hub, 'POST', '/api/agent/invites', { token: SAM, body });
        expect(hubErrorSchema.parse(made.body).error).toBe('badRequest');
      }),
      { numRuns: 50 },
    );
    const broken = await fetch(`${hub.origin}/api/guest/invite`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"token": "',
    });
    expect([broken.status, await broken.json()]).toMatchObject([400, { error: 'badRequest' }]);
    expect(unexpected(hub)).toEqual([]);
  });
});

describe('too much', () => {
  it('from one socket is refused, and in the end disconnected; others do not notice', async () => {
    const hub = await testHub({ limits: { messages: { burst: 50, perSecond: 0 } } });
    const kims = await liveCall(hub, KIM);
    const sam = await agent(hub);
    const closed = sam.closed();
    const acks: Promise<Ack<unknown>>[] = [];
    for (let i = 0; i < 50; i += 1) acks.push(sam.ask('call.accept', { callId: 'nothing1' }));
    expect(new Set((await Promise.all(acks)).map((ack) => !ack.ok && ack.error))).toEqual(
      new Set(['notFound']),
    );
    expect(await outcome(sam.ask('call.accept', { callId: 'nothing1' }))).toBe('tooMany');
    for (let i = 0; i < 600; i += 1) sam.socket.emit('call.accept', {});
    expect(await closed).toMatch(/transport close|io server disconnect/);
    await isUnharmed(kims);
    await agent(hub);
  });

  it('in one message closes that connection only', async () => {
    const hub = await testHub();
    const kims = await liveCall(hub, KIM);
    const sam = await agent(hub);
    const closed = sam.closed();
    sam.socket.emit('signal', 'x'.repeat(300 * 1024));
    expect(await closed).toBe('transport close');
    await isUnharmed(kims);
    await agent(hub);
  });

  it('in one signal is refused, while the largest offer passes', async () => {
    const hub = await testHub();
    const { sam, maya, callId } = await liveCall(hub);
    const offer = (chars: number) => ({
      ...aSignal(),
      data: { type: 'offer', sdp: 'ü'.repeat(chars) } as const,
    });
    expect(await outcome(sam.signal(callId, offer(65_537)))).toBe('badRequest');
    expect(await outcome(sam.signal(callId, offer(65_536)))).toBe('ok');
    await maya.take('signal');
  });

  it('for somebody who is away is refused once the hub keeps enough', async () => {
    const hub = await testHub({ limits: { maxSignals: 3 } });
    const { sam, maya, callId, seat, token, pageId } = await liveCall(hub);
    maya.leave();
    await sam.take('peer.presence');
    const kept = [1, 2, 3].map(() => outcome(sam.signal(callId, aSignal())));
    expect(await outcome(sam.signal(callId, aSignal()))).toBe('tooMany');
    await guest(hub, { token, seat, pageId });
    expect(await Promise.all(kept)).toEqual(['ok', 'ok', 'ok']);
  });
});

describe('guessing', () => {
  const limits = {
    lookups: { burst: 8, perSecond: 1 },
    failedAuth: { burst: 3, perSecond: 1 },
  };
  const guess = { body: { token: 'y'.repeat(43), seat: null } };

  it('of links is slowed down for its network, over HTTP and sockets', async () => {
    const clock = testClock();
    const hub = await testHub({ clock, limits });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      statuses.push((await ask(hub, 'POST', '/api/guest/invite', guess)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
    const auth = { token: 'y'.repeat(43) };
    expect(await refusal(guest(hub, auth))).toBe('tooMany');
    clock.advance(1000);
    expect(await refusal(guest(hub, auth))).toBe('unknown');
  });

  it('of access tokens is slowed down, but never who has one', async () => {
    const hub = await testHub({ limits });
    const wrong = { token: 'wrong-0123456789-abcdefghijklm', clientId: newId() };
    for (let i = 0; i < 3; i += 1) {
      expect(await refusal(connect(hub, '/agent', wrong))).toBe('unauthorised');
    }
    expect(await refusal(connect(hub, '/agent', wrong))).toBe('tooMany');
    const http = await ask(hub, 'GET', '/api/agent/invites', { token: wrong.token });
    expect(http.status).toBe(429);
    await agent(hub);
    expect((await ask(hub, 'GET', '/api/agent/invites', { token: SAM })).status).toBe(200);
  });

  it('is counted for the customer behind a proxy only where the proxy is trusted', async () => {
    const lookups = { burst: 1, perSecond: 0 };
    const headers = (address: string) => ({ 'x-forwarded-for': `203.0.113.9, ${address}` });
    const from = async (hub: TestHub, address: string): Promise<number> => {
      const answer = await fetch(`${hub.origin}/api/guest/invite`, {
        method: 'POST',
        headers: { ...headers(address), 'content-type': 'application/json' },
        body: JSON.stringify(guess.body),
      });
      return answer.status;
    };
    const plain = await testHub({ limits: { lookups } });
    expect([await from(plain, '192.0.2.1'), await from(plain, '192.0.2.2')]).toEqual([200, 429]);
    const trusting = await testHub({ limits: { lookups }, trustProxy: true });
    expect([await from(trusting, '192.0.2.1'), await from(trusting, '192.0.2.2')]).toEqual([
      200, 200,
    ]);
    const options = { headers: headers('192.0.2.1') };
    const auth = { token: 'y'.repeat(43) };
    expect(await refusal(guest(trusting, auth, options))).toBe('tooMany');
    const other = { headers: headers('192.0.2.3') };
    expect(await refusal(guest(trusting, auth, other))).toBe('unknown');
  });
});

describe('a socket’s origin', () => {
  const tryGuest = async (
    hub: TestHub,
    options: Parameters<typeof guest>[2],
  ): Promise<TestClient> => {
    const { token } = await link(hub);
    return guest(hub, { token }, options);
  };

  it('is the hub’s own page or one it was told of', async () => {
    const hub = await testHub();
    const clients = [
      await tryGuest(hub, { origin: hub.origin }),
      await tryGuest(hub, { origin: 'app://hearback' }),
      await tryGuest(hub, { transports: ['polling'] }),
      await agent(hub, {}, { origin: 'app://hearback' }),
    ];
    expect(clients.map(({ socket }) => socket.connected)).toEqual([true, true, true, true]);
  });

  it('is nobody else’s', async () => {
    const hub = await testHub();
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
      expect(await refusal(tryGuest(hub, { origin }))).toMatch(/websocket error/);
      expect(await refusal(agent(hub, {}, { origin }))).toMatch(/websocket error/);
      const polling = { origin, transports: ['polling'] } as const;
      expect(await refusal(tryGuest(hub, polling))).toMatch(/xhr poll error/);
    }
  });

  it('may be missing for agents’ programs, not for customers', async () => {
    const hub = await testHub();
    await agent(hub, {}, { origin: null });
    expect(await refusal(tryGuest(hub, { origin: null }))).toBe('unauthorised');
    const sameOrigin = { origin: null, headers: { 'sec-fetch-site': 'same-origin' } };
    await tryGuest(hub, sameOrigin);
    const crossSite = { origin: null, headers: { 'sec-fetch-site': 'cross-site' } };
    expect(await refusal(tryGuest(hub, crossSite))).toBe('unauthorised');
  });
});
