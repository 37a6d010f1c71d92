import { describe, expect, it } from 'vitest';
import type { Ack } from '#shared/contract/hub.ts';
import type { Acknowledge, Deliver } from '#electron/hub/call/relay.ts';
import { createRelay } from '#electron/hub/call/relay.ts';
import { aSignal } from './support/clients.ts';

const limits = { maxSignals: 3, maxChars: 1000 };
const fine: Ack<null> = { ok: true, value: null };

/** A receiver that notes what it gets and answers when told to. */
function receiver(): { deliver: Deliver; got: string[]; acks: Map<string, Acknowledge> } {
  const got: string[] = [];
  const acks = new Map<string, Acknowledge>();
  const deliver: Deliver = ({ id }, acknowledge) => {
    got.push(id);
    acks.set(id, acknowledge);
  };
  return { deliver, got, acks };
}

function sender(): { acknowledge: Acknowledge; answers: string[] } {
  const answers: string[] = [];
  return { answers, acknowledge: (ack) => void answers.push(ack.ok ? 'ok' : ack.error) };
}

describe('a relay', () => {
  it('acknowledges when the receiver does, with what it says', () => {
    const relay = createRelay(limits);
    const { deliver, got, acks } = receiver();
    const { acknowledge, answers } = sender();
    relay.resume(deliver);
    relay.send(aSignal('a'), acknowledge);
    relay.send(aSignal('b'), acknowledge);
    expect([got, answers]).toEqual([['a', 'b'], []]);
    acks.get('a')?.(fine);
    acks.get('b')?.({ ok: false, error: 'badRequest', message: '' });
    expect(answers).toEqual(['ok', 'badRequest']);
  });

  it('keeps what comes while the receiver is away, in order', () => {
    const relay = createRelay(limits);
    const { deliver, got } = receiver();
    const { acknowledge } = sender();
    relay.send(aSignal('a'), acknowledge);
    relay.send(aSignal('b'), acknowledge);
    relay.resume(deliver);
    relay.pause();
    relay.send(aSignal('c'), acknowledge);
    expect(got).toEqual(['a', 'b']);
    relay.resume(deliver);
    expect(got).toEqual(['a', 'b', 'a', 'b', 'c']);
  });

  it('does not send again what was acknowledged', () => {
    const relay = createRelay(limits);
    const { deliver, got, acks } = receiver();
    relay.resume(deliver);
    relay.send(aSignal('a'), sender().acknowledge);
    acks.get('a')?.(fine);
    relay.resume(deliver);
    expect(got).toEqual(['a']);
  });

  it('answers a sender that repeats itself every time, but passes on once', () => {
    const relay = createRelay(limits);
    const { deliver, got, acks } = receiver();
    const { acknowledge, answers } = sender();
    relay.resume(deliver);
    relay.send(aSignal('a'), acknowledge);
    relay.send(aSignal('a'), acknowledge);
    acks.get('a')?.(fine);
    expect([got, answers]).toEqual([['a'], ['ok', 'ok']]);
  });

  it('keeps no more than its limits', () => {
    const { acknowledge, answers } = sender();
    const byCount = createRelay(limits);
    for (const id of ['a', 'b', 'c', 'd']) byCount.send(aSignal(id), acknowledge);
    expect(answers).toEqual(['tooMany']);
    const bySize = createRelay(limits);
    const big = { ...aSignal('a'), data: { type: 'offer', sdp: 'x'.repeat(900) } } as const;
    bySize.send(big, acknowledge);
    bySize.send({ ...big, id: 'b' }, acknowledge);
    expect(answers).toEqual(['tooMany', 'tooMany']);
  });

  it('has room again after an acknowledgement', () => {
    const relay = createRelay({ ...limits, maxSignals: 1 });
    const { deliver, got, acks } = receiver();
    relay.resume(deliver);
    for (const id of ['a', 'b', 'c']) {
      relay.send(aSignal(id), sender().acknowledge);
      acks.get(id)?.(fine);
    }
    expect(got).toEqual(['a', 'b', 'c']);
  });

  it('tells the senders when it forgets, and is then empty', () => {
    const relay = createRelay(limits);
    const { deliver, got } = receiver();
    const { acknowledge, answers } = sender();
    relay.send(aSignal('a'), acknowledge);
    relay.clear('ended');
    relay.resume(deliver);
    expect([answers, got]).toEqual([['ended'], []]);
  });
});
