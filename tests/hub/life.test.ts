import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endReasonSchema } from '#shared/model/call.ts';
import type { CallInput, CallLife, CallRules } from '#electron/hub/call/life.ts';
import { deadlineOf, startRinging, step } from '#electron/hub/call/life.ts';

const rules: CallRules = { ringTimeoutMs: 90_000, rejoinGraceMs: 60_000 };
const both = { agent: null, customer: null };
const ringing: CallLife = { phase: 'ringing', since: 1000, away: both };
const live: CallLife = { phase: 'live', since: 1000, answeredAt: 2000, away: both };
const ended: CallLife = {
  phase: 'ended',
  since: 1000,
  answeredAt: 2000,
  at: 3000,
  by: 'agent',
  reason: 'hungUp',
};

function after(life: CallLife, ...inputs: CallInput[]): CallLife {
  return inputs.reduce((now, input) => {
    const result = step(now, input, rules);
    if (!result.ok) throw new Error(result.error);
    return result.life;
  }, life);
}

const left = (party: 'agent' | 'customer', at: number): CallInput => ({ type: 'left', at, party });
const back = (party: 'agent' | 'customer', at: number): CallInput => ({
  type: 'arrived',
  at,
  party,
});
const passed = (at: number): CallInput => ({ type: 'timePassed', at });

describe('a ringing call', () => {
  it('begins with nobody connected to it', () => {
    expect(startRinging(5)).toEqual({
      phase: 'ringing',
      since: 5,
      away: { agent: 5, customer: 5 },
    });
  });

  it('is answered', () => {
    expect(after(ringing, { type: 'accept', at: 2000 })).toEqual(live);
  });

  it('is declined, before it was ever live', () => {
    expect(after(ringing, { type: 'decline', at: 2000 })).toMatchObject({
      phase: 'ended',
      answeredAt: null,
      at: 2000,
      by: 'agent',
      reason: 'declined',
    });
  });

  it('is not answered at 90 s, and still rings a millisecond before', () => {
    expect(deadlineOf(ringing, rules)).toBe(91_000);
    expect(after(ringing, passed(90_999))).toBe(ringing);
    expect(after(ringing, passed(91_000))).toMatchObject({ by: 'system', reason: 'noAnswer' });
  });

  it('lets a customer be away for 60 s, and the agent for as long as it rings', () => {
    const gone = after(ringing, left('customer', 11_000), left('agent', 11_000));
    expect(deadlineOf(gone, rules)).toBe(71_000);
    expect(after(gone, passed(71_000))).toMatchObject({ by: 'system', reason: 'customerLeft' });
    expect(deadlineOf(after(gone, back('customer', 12_000)), rules)).toBe(91_000);
  });

  it('counts as not answered where both limits have passed', () => {
    const gone = after(ringing, left('customer', 40_000));
    expect(after(gone, passed(200_000))).toMatchObject({ reason: 'noAnswer' });
  });
});

describe('a live call', () => {
  it('does not end because one side is away, however long', () => {
    for (const party of ['agent', 'customer'] as const) {
      const alone = after(live, left(party, 10_000));
      expect(deadlineOf(alone, rules)).toBeNull();
      expect(after(alone, passed(1e12))).toBe(alone);
    }
  });

  it('is lost when both are away for 60 s, counted from the second', () => {
    const gone = after(live, left('customer', 10_000), left('agent', 30_000));
    expect(deadlineOf(gone, rules)).toBe(90_000);
    expect(after(gone, passed(89_999))).toBe(gone);
    expect(after(gone, passed(90_000))).toMatchObject({ by: 'system', reason: 'connectionLost' });
    expect(deadlineOf(after(gone, back('agent', 50_000)), rules)).toBeNull();
  });

  it('counts an absence from its beginning', () => {
    expect(after(live, left('agent', 10_000), left('agent', 50_000))).toMatchObject({
      away: { agent: 10_000 },
    });
  });

  it('cannot be declined', () => {
    expect(step(live, { type: 'decline', at: 3000 }, rules)).toEqual({
      ok: false,
      error: 'wrongState',
    });
  });
});

describe('an end', () => {
  const endOf = (life: CallLife, by: 'agent' | 'customer', reason: string): string => {
    const asked = endReasonSchema.parse(reason);
    const result = step(life, { type: 'end', at: 3000, by, reason: asked }, rules);
    if (!result.ok) return result.error;
    return result.life.phase === 'ended'
      ? `${result.life.by} ${result.life.reason}`
      : result.life.phase;
  };

  it.each([
    ['agent', 'hungUp', 'agent declined', 'agent hungUp'],
    ['agent', 'declined', 'agent declined', 'agent hungUp'],
    ['agent', 'appClosed', 'agent appClosed', 'agent appClosed'],
    ['agent', 'customerLeft', 'badRequest', 'system customerLeft'],
    ['agent', 'connectionLost', 'badRequest', 'system connectionLost'],
    ['agent', 'agentLeft', 'badRequest', 'badRequest'],
    ['agent', 'noAnswer', 'badRequest', 'badRequest'],
    ['agent', 'cancelled', 'badRequest', 'badRequest'],
    ['customer', 'hungUp', 'customer cancelled', 'customer hungUp'],
    ['customer', 'cancelled', 'customer cancelled', 'customer hungUp'],
    ['customer', 'agentLeft', 'badRequest', 'system agentLeft'],
    ['customer', 'connectionLost', 'badRequest', 'system connectionLost'],
    ['customer', 'customerLeft', 'badRequest', 'badRequest'],
    ['customer', 'declined', 'badRequest', 'badRequest'],
    ['customer', 'appClosed', 'badRequest', 'badRequest'],
    ['customer', 'noAnswer', 'badRequest', 'badRequest'],
  ] as const)('by the %s because of %s', (by, reason, whileRinging, whileLive) => {
    expect(endOf(ringing, by, reason)).toBe(whileRinging);
    expect(endOf(live, by, reason)).toBe(whileLive);
  });

  it('stays as it is, whatever is asked again', () => {
    expect(endOf(ended, 'customer', 'noAnswer')).toBe('agent hungUp');
    expect(after(ended, { type: 'decline', at: 9000 })).toBe(ended);
    expect(after(ended, left('agent', 9000), back('agent', 9001), passed(1e12))).toBe(ended);
    expect(step(ended, { type: 'accept', at: 9000 }, rules)).toEqual({ ok: false, error: 'ended' });
    expect(deadlineOf(ended, rules)).toBeNull();
  });
});

describe('any course of events', () => {
  const at = fc.integer({ min: 0, max: 400_000 });
  const party = fc.constantFrom('agent' as const, 'customer' as const);
  const input: fc.Arbitrary<CallInput> = fc.oneof(
    fc.record({ type: fc.constant('accept' as const), at }),
    fc.record({ type: fc.constant('decline' as const), at }),
    fc.record({
      type: fc.constant('end' as const),
      at,
      by: party,
      reason: fc.constantFrom(...endReasonSchema.options),
    }),
    fc.record({ type: fc.constantFrom('arrived' as const, 'left' as const), at, party }),
    fc.record({ type: fc.constant('timePassed' as const), at }),
  );
  const order = { ringing: 0, live: 1, ended: 2 };

  it('only moves forward, and is live only by being answered', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 30 }), (inputs) => {
        let life = startRinging(0);
        for (const each of inputs) {
          const result = step(life, each, rules);
          if (!result.ok) continue;
          const { life: next } = result;
          expect(order[next.phase]).toBeGreaterThanOrEqual(order[life.phase]);
          const becameLive = life.phase === 'ringing' && next.phase === 'live';
          expect(becameLive).toBe(each.type === 'accept' && life.phase === 'ringing');
          expect(next === life || life.phase !== 'ended').toBe(true);
          life = next;
        }
      }),
    );
  });
});
