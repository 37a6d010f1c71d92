import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallState } from '#shared/contract/hub.ts';
import { noIce } from '#shared/contract/hub.ts';
import { ok } from '#shared/lib/result.ts';
import { HELD_BACK_MS, answerFirst } from '#renderer/guest/call/answerFirst.ts';
import type { CallFact } from '#renderer/guest/call/types.ts';

const callId = 'call-0001';
const rings: CallFact = { type: 'state', state: { phase: 'ringing', callId, ...noIce } };
const live = (pageId: string | null = 'page'): CallFact => ({
  type: 'state',
  state: { phase: 'live', callId, pageId, ...noIce } as CallState,
});
const ended: CallFact = {
  type: 'state',
  state: { phase: 'ended', callId, by: 'agent', reason: 'hungUp' },
};
const connecting: CallFact = { type: 'line', line: 'connecting' };
const message = (type: 'answer' | 'renegotiate') => ({
  id: 'signal-1',
  generation: 0,
  data:
    type === 'answer' ? ({ type, sdp: 'v=0' } as const) : ({ type, renegotiate: true } as const),
});

function page() {
  const told: CallFact[] = [];
  const first = answerFirst({
    pageId: 'page',
    onFact: (fact) => told.push(fact),
    openLink: () => ({
      ring: async () => ok({ callId, seat: 's'.repeat(16) }),
      end: async () => ok(true),
      signal: async () => ok(true),
      doubt: () => undefined,
      lookAgain: () => undefined,
      close: () => undefined,
    }),
  });
  const link = first.openLink({
    origin: 'http://127.0.0.1',
    auth: { token: 'token', seat: null, pageId: 'page' },
    onConnection: () => undefined,
    onCallState: () => undefined,
    onPresence: () => undefined,
    onSignal: () => undefined,
  });
  return { told, tell: first.onFact, link };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what a page is told while it answers the offer', () => {
  it('comes in order once the answer is on its way', async () => {
    const { told, tell, link } = page();
    for (const fact of [rings, live(), connecting]) tell(fact);
    expect(told).toEqual([rings]);
    await link.signal(callId, message('renegotiate'));
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toEqual([rings]);
    await link.signal(callId, message('answer'));
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toEqual([rings, live(), connecting]);
    // Afterwards nothing waits any more.
    tell(connecting);
    expect(told).toHaveLength(4);
  });

  it('waits no longer than that, where no offer comes', async () => {
    const { told, tell } = page();
    tell(rings);
    tell(live());
    await vi.advanceTimersByTimeAsync(HELD_BACK_MS - 1);
    expect(told).toEqual([rings]);
    await vi.advanceTimersByTimeAsync(1);
    expect(told).toEqual([rings, live()]);
  });

  it('does not wait behind an end, nor after a reload, nor for a call of another page', () => {
    const { told, tell } = page();
    for (const fact of [rings, live(), ended]) tell(fact);
    expect(told).toEqual([rings, live(), ended]);
    const reloaded = page();
    reloaded.tell(live());
    expect(reloaded.told).toEqual([live()]);
    const other = page();
    other.tell(rings);
    other.tell(live('other'));
    expect(other.told).toEqual([rings, live('other')]);
  });

  it('is nothing of a call that this side ended meanwhile', async () => {
    for (const leave of ['end', 'close'] as const) {
      const { told, tell, link } = page();
      tell(rings);
      tell(live());
      if (leave === 'end') await link.end(callId, 'cancelled');
      else link.close();
      await vi.advanceTimersByTimeAsync(HELD_BACK_MS);
      expect(told).toEqual([rings]);
    }
  });
});
