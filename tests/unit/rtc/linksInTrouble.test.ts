import type { Server } from 'socket.io';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HubError } from '#shared/contract/hubError.ts';
import type { SignalMessage } from '#shared/contract/signal.ts';
import type { AgentLink } from '#renderer/rtc/signalling/agentLink.ts';
import { agentAt, callId, heard, listen, retryPlan, signal, until } from './linkStage.ts';
import type { Heard } from './linkStage.ts';

let server: Server;
let origin: string;

const agent = (into: Heard, plan = retryPlan): AgentLink => agentAt(origin, into, plan);

beforeEach(async () => {
  ({ server, origin } = await listen());
});

const numbered = (count: number): SignalMessage[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `signal-${at}`,
    generation: 0,
    data: {
      type: 'candidate',
      candidate: { candidate: `candidate:${at}`, sdpMLineIndex: 0, sdpMid: '0' },
    },
  }));

describe('signals on their way', () => {
  it('keep their order, whatever is lost', async () => {
    const got: string[][] = [];
    server.of('/agent').on('connection', (socket) => {
      const own: string[] = [];
      got.push(own);
      socket.on('signal', (body, ack) => {
        own.push(body.signal.id);
        if (got.length === 1) {
          // The first connection takes them in and dies before it says so.
          if (own.length === 2) socket.conn.close();
        } else ack({ ok: true, value: null });
      });
    });
    const into = heard();
    const link = agent(into, { ackTimeoutMs: 5000, pausesMs: [5] });
    await until(() => into.connections.at(-1) === 'online');
    const [first, second, third] = numbered(3);
    const sent = [first, second].map((each) => each && link.signal(callId, each));
    await until(() => into.connections.at(-1) === 'offline');
    sent.push(third && link.signal(callId, third));
    expect(await Promise.all(sent)).toMatchObject([{ ok: true }, { ok: true }, { ok: true }]);
    expect(got[1]).toEqual(['signal-0', 'signal-1', 'signal-2']);
  });

  it('outlast a hub that is away for longer than any plan', async () => {
    const into = heard();
    const link = agent(into);
    await until(() => into.connections.at(-1) === 'online');
    const { port } = new URL(origin);
    await server.close();
    let settled = false;
    const sent = link.signal(callId, signal).finally(() => {
      settled = true;
    });
    // The plan of a request is over by then.
    expect(await link.accept(callId)).toMatchObject({ error: { error: 'noAnswer' } });
    expect(settled).toBe(false);
    ({ server } = await listen(Number(port)));
    const got: unknown[] = [];
    server.of('/agent').on('connection', (socket) =>
      socket.on('signal', (body, ack) => {
        got.push(body);
        ack({ ok: true, value: null });
      }),
    );
    expect(await sent).toEqual({ ok: true, value: true });
    expect(got).toEqual([{ callId, signal }]);
  });

  it('are sent again where a hub that stops says that something went wrong', async () => {
    let asked = 0;
    server.of('/agent').on('connection', (socket) =>
      socket.on('signal', (_body, ack) => {
        asked += 1;
        ack(
          asked === 1
            ? { ok: false, error: 'internal', message: 'The hub stops.' }
            : { ok: true, value: null },
        );
      }),
    );
    expect(await agent(heard()).signal(callId, signal)).toEqual({ ok: true, value: true });
    expect(asked).toBe(2);
  });

  it('that a newer description or connection replaces do not go out any more', async () => {
    const into = heard();
    const link = agent(into);
    await until(() => into.connections.at(-1) === 'online');
    server.of('/agent').disconnectSockets(true);
    const got: string[] = [];
    server.of('/agent').on('connection', (socket) =>
      socket.on('signal', (body, ack) => {
        got.push(body.signal.id);
        ack({ ok: true, value: null });
      }),
    );
    await until(() => into.connections.at(-1) === 'offline');
    const [candidate] = numbered(1);
    if (candidate === undefined) throw new Error('never');
    const sent = [
      link.signal(callId, candidate),
      link.signal(callId, signal),
      link.signal(callId, { ...candidate, id: 'after' }),
      link.signal(callId, { ...signal, id: 'next', generation: 1 }),
    ];
    expect(await Promise.all(sent)).toMatchObject([
      { ok: false },
      { ok: false },
      { ok: false },
      { ok: true },
    ]);
    expect(got).toEqual(['next']);
  });

  it('of a call that is over are let go', async () => {
    server
      .of('/agent')
      .on('connection', (socket) =>
        socket.on('signal', () =>
          socket.emit('call.state', { callId, phase: 'ended', by: 'customer', reason: 'hungUp' }),
        ),
      );
    const answer = await agent(heard()).signal(callId, signal);
    expect(answer).toMatchObject({ ok: false, error: { error: 'noAnswer' } });
  });
});

describe('an agent’s end of a call', () => {
  it('is told for as long as it takes', async () => {
    let asked = 0;
    server.of('/agent').on('connection', (socket) =>
      socket.on('call.end', (_body, ack) => {
        asked += 1;
        if (asked > retryPlan.pausesMs.length + 2) ack({ ok: true, value: null });
      }),
    );
    expect(await agent(heard()).end(callId, 'hungUp')).toEqual({ ok: true, value: true });
  });
});

describe('several addresses', () => {
  const at = (into: Heard, known: readonly string[]): AgentLink =>
    agentAt(origin, into, retryPlan, known);

  it('are tried in turn, and the one that works is kept', async () => {
    const second = await listen();
    const got: unknown[] = [];
    second.server.of('/agent').on('connection', (socket) =>
      socket.on('signal', (body, ack) => {
        got.push(body);
        ack({ ok: true, value: null });
      }),
    );
    const into = heard();
    const link = at(into, [second.origin]);
    await until(() => into.connections.at(-1) === 'online');
    expect(server.of('/agent').sockets.size).toBe(1);
    // In mid-call, with a signal on its way.
    const sent = link.signal(callId, signal);
    await server.close();
    expect(await sent).toEqual({ ok: true, value: true });
    expect(got).toEqual([{ callId, signal }]);
    expect(into.connections).not.toContain('refused');
  });

  it('let the first be dead from the start', async () => {
    const second = await listen();
    const into = heard();
    await server.close();
    at(into, [second.origin]);
    await until(() => into.connections.at(-1) === 'online');
    expect(second.server.of('/agent').sockets.size).toBe(1);
  });

  it('do not let a stranger’s hub send a client away', async () => {
    const second = await listen();
    let asked = 0;
    second.server.of('/agent').use((_socket, next) => {
      asked += 1;
      const data: HubError = { error: 'unauthorised', message: 'Not known here.' };
      next(Object.assign(new Error('refused'), { data }));
    });
    const into = heard();
    const { port } = new URL(origin);
    await server.close();
    at(into, [second.origin]);
    await until(() => asked > 0);
    expect(into.connections).not.toContain('refused');
    await listen(Number(port));
    await until(() => into.connections.at(-1) === 'online');
  });
});
