import { connect } from 'node:net';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { inviteSchema } from '#shared/contract/hub.ts';
import { liveCall } from '#tests/hub/support/call.ts';
import { aSignal, newId, outcome } from '#tests/hub/support/clients.ts';
import { KIM, SAM, ask, guestPageIn, link, tempFolder } from '#tests/hub/support/hub.ts';
import { cli, originOf } from '#tests/hub/support/process.ts';
import { frame, packet, request, upgrade } from './support/frames.ts';
import { randomFrom } from './support/random.ts';
import { messagesFor, report, seed } from './support/seed.ts';

/** Packets of one connection; the hub ends most of them after the first few. */
const PACKETS = 8;
/** Connections at a time. */
const AT_ONCE = 40;

/** Sends packets over a WebSocket, after a login or without one, and waits for its end. */
function overWebSocket(
  origin: string,
  login: string | null,
  packets: readonly (string | Uint8Array<ArrayBuffer>)[],
): Promise<void> {
  return new Promise((resolve) => {
    const address = `${origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const socket = new WebSocket(address);
    const send = (): void => {
      for (const each of packets) socket.send(each);
      socket.close();
    };
    socket.addEventListener('close', () => resolve());
    socket.addEventListener('open', () => (login === null ? send() : socket.send(login)));
    socket.addEventListener('message', ({ data }) => {
      if (login !== null && /^4[04]\//.test(String(data))) send();
    });
  });
}

/** Sends bytes as they are, and waits until the hub has answered, or has ended the connection. */
function overTcp(port: number, chunks: readonly (string | Buffer)[]): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      for (const chunk of chunks) socket.write(chunk);
      // No more comes: the hub need not wait for what is missing.
      socket.end();
    });
    socket.on('data', () => undefined);
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}

it(
  'bytes of every kind leave the hub’s process and the calls in it alone',
  { timeout: 300_000 },
  async () => {
    const data = tempFolder();
    writeFileSync(path.join(data, 'agent-token'), `${SAM}\n${KIM}\n`);
    const process = cli(['--port', '0', '--data', data, '--guest-dir', guestPageIn(data)]);
    const origin = await originOf(process);
    const port = Number(new URL(origin).port);
    const call = await liveCall({ origin });
    const { sam, maya, callId } = call;
    const open = await link({ origin });
    const { token } = await link({ origin }, {}, KIM);
    const logins = [
      null,
      () => `40/agent,${JSON.stringify({ token: KIM, clientId: newId() })}`,
      () => `40/guest,${JSON.stringify({ token, seat: null, pageId: newId() })}`,
    ] as const;
    const random = randomFrom(seed);
    const wanted = messagesFor('bytes');
    let sent = 0;
    const inTurns = async (
      until: number,
      one: () => [number, () => Promise<void>],
    ): Promise<void> => {
      while (sent < until) {
        const turn = Array.from({ length: AT_ONCE }, one);
        await Promise.all(turn.map(([, send]) => send()));
        for (const [count] of turn) sent += count;
      }
    };

    await inTurns(wanted * 0.7, () => {
      const login = random.pick(logins)?.() ?? null;
      const packets = Array.from({ length: PACKETS }, () => packet(random));
      // Larger than any message may be.
      if (random.chance(0.02)) packets.push(`42/agent,["signal","${'x'.repeat(300_000)}"]`);
      return [packets.length, () => overWebSocket(origin, login, packets)];
    });
    await inTurns(wanted * 0.85, () => {
      const frames = Array.from({ length: 4 }, () => frame(random));
      return [frames.length, () => overTcp(port, [upgrade, ...frames])];
    });
    await inTurns(wanted, () => {
      const requests = Array.from({ length: 3 }, () => request(random));
      return [requests.length, () => overTcp(port, requests)];
    });
    report('packets, frames and requests as bytes', sent);
    expect(sent).toBeGreaterThanOrEqual(wanted);

    // The call goes on, and nobody in it heard anything.
    expect([...sam.heard, ...maya.heard]).toEqual([]);
    expect(await outcome(sam.signal(callId, aSignal()))).toBe('ok');
    expect(await outcome(maya.signal(callId, aSignal()))).toBe('ok');
    await expect
      .poll(async () => (await ask({ origin }, 'GET', '/healthz')).status, { timeout: 20_000 })
      .toBe(200);
    const left = await ask({ origin }, 'GET', '/api/agent/invites', { token: SAM });
    expect(
      inviteSchema
        .array()
        .parse(left.body)
        .map(({ inviteId }) => inviteId),
    ).toEqual([open.inviteId]);
    expect(process.log().filter(({ level }) => level === 'error')).toEqual([]);
    process.kill('SIGTERM');
    expect(await process.done).toBe(0);
    // Node's own words about what nobody caught would stand here.
    expect(
      process.said.err.split('\n').filter((line) => line !== '' && !line.startsWith('{')),
    ).toEqual([]);
  },
);
