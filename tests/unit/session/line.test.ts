import { describe, expect, it } from 'vitest';
import { REJOIN_GRACE_MS } from '#shared/contract/hub.ts';
import {
  AFTER_CLOSED_MS,
  AFTER_FAILED_MS,
  newLine,
  nextDeadline,
  OPENING_LIMIT_MS,
  stepLine,
} from '#renderer/session/call/line.ts';
import type { Line, LineInput } from '#renderer/session/call/line.ts';
import type { LinkState } from '#renderer/rtc/peer/types.ts';

const T0 = 1_700_000_000_000;

/** A line in virtual time: `at` is counted from T0, and time that is due is fed in on the way. */
function run(...steps: readonly (readonly [at: number, input: LineInput])[]): Line {
  let line = newLine;
  for (const [at, input] of steps) {
    line = waitUntil(line, T0 + at);
    line = stepLine(line, input, T0 + at);
  }
  return line;
}

function waitUntil(start: Line, until: number): Line {
  let line = start;
  for (let due = nextDeadline(line); due !== null && due <= until; due = nextDeadline(line)) {
    line = stepLine(line, { type: 'time' }, due);
  }
  return line;
}

const page = (pageId: string | null): LineInput => ({ type: 'page', pageId });
const presence = (present: boolean): LineInput => ({ type: 'presence', present });
const link = (state: LinkState, generation = 0): LineInput => ({ type: 'link', generation, state });
const live = [
  [0, page('p1')],
  [300, link('connected')],
] as const;

describe('setting up', () => {
  it('opens the first connection when the hub names the customer’s page', () => {
    const line = run([0, page('p1')]);
    expect(line).toMatchObject({ phase: 'connecting', generation: 0, pageId: 'p1' });
    expect(run(...live)).toMatchObject({ phase: 'live', generation: 0, lostAt: null });
    expect(nextDeadline(run(...live))).toBeNull();
  });

  it('tries a new connection when the first does not come up, and gives up after the grace', () => {
    const first = run([0, page('p1')]);
    expect(waitUntil(first, T0 + OPENING_LIMIT_MS - 1).generation).toBe(0);
    expect(waitUntil(first, T0 + OPENING_LIMIT_MS).generation).toBe(1);
    expect(waitUntil(first, T0 + REJOIN_GRACE_MS - 1).ended).toBeNull();
    expect(waitUntil(first, T0 + REJOIN_GRACE_MS).ended).toEqual({
      by: 'system',
      reason: 'connectionLost',
    });
  });

  it('waits for a customer who left between ringing and the answer', () => {
    const line = run([0, page(null)]);
    expect(line).toMatchObject({ phase: 'customerAway', generation: -1 });
    expect(stepLine(line, page('p2'), T0 + 5000)).toMatchObject({
      phase: 'connecting',
      generation: 0,
    });
  });
});

describe('the customer’s page', () => {
  it('reloads: a new connection of the same call, at once', () => {
    const line = run(
      ...live,
      [5000, link('closed')],
      [5010, presence(false)],
      [5600, page('p2')],
      [5601, presence(true)],
      [6000, link('connected', 1)],
    );
    expect(line).toMatchObject({ phase: 'live', generation: 1, pageId: 'p2', ended: null });
  });

  it('reloads so fast that the old connection still looks well', () => {
    const line = run(...live, [5000, page('p2')]);
    expect(line).toMatchObject({ phase: 'reconnecting', generation: 1 });
    // What the old connection says from now on is nobody's business.
    expect(stepLine(line, link('failed', 0), T0 + 5001)).toBe(line);
  });

  it('goes away: may come back for a minute, then counts as left', () => {
    const away = run(...live, [5000, presence(false)], [5100, link('closed')]);
    expect(away).toMatchObject({
      phase: 'customerAway',
      awayUntil: T0 + 5100 + REJOIN_GRACE_MS,
      generation: 0,
    });
    expect(waitUntil(away, T0 + 5100 + REJOIN_GRACE_MS - 1)).toMatchObject({
      phase: 'customerAway',
      generation: 0,
      ended: null,
    });
    expect(waitUntil(away, T0 + 5100 + REJOIN_GRACE_MS).ended).toEqual({
      by: 'system',
      reason: 'customerLeft',
    });
    const back = stepLine(waitUntil(away, T0 + 60_000), page('p2'), T0 + 60_000);
    expect(back).toMatchObject({ phase: 'reconnecting', generation: 1, awayUntil: null });
  });

  it('loses only its way to the hub: the call goes on', () => {
    expect(run(...live, [5000, presence(false)])).toMatchObject({ phase: 'live', awayUntil: null });
  });

  it('comes back as the same page after its connection was given up: a new connection', () => {
    const line = run(
      ...live,
      [5000, presence(false)],
      [5001, link('failed')],
      [20_000, page('p1')],
    );
    expect(waitUntil(line, T0 + 20_000)).toMatchObject({ generation: 1, phase: 'reconnecting' });
  });

  it('comes back as the same page while its media never stopped: nothing happens', () => {
    const line = run(...live, [5000, presence(false)], [9000, page('p1')], [9001, presence(true)]);
    expect(line).toMatchObject({ phase: 'live', generation: 0, restarts: 0 });
  });
});

describe('the media', () => {
  it('is restarted when it stops, and mends', () => {
    const broken = run(...live, [5000, link('disconnected')]);
    expect(broken).toMatchObject({ phase: 'reconnecting', restarts: 1, generation: 0 });
    const mended = stepLine(broken, link('connected'), T0 + 7000);
    expect(mended).toMatchObject({ phase: 'live', generation: 0 });
    expect(nextDeadline(mended)).toBeNull();
  });

  it('is set up anew when it failed, again and again, until the grace is over', () => {
    const failed = run(...live, [5000, link('failed')]);
    expect(waitUntil(failed, T0 + 5000 + AFTER_FAILED_MS - 1).generation).toBe(0);
    const second = waitUntil(failed, T0 + 5000 + AFTER_FAILED_MS);
    expect(second).toMatchObject({ generation: 1, phase: 'reconnecting' });
    const again = stepLine(second, link('failed', 1), T0 + 23_000);
    expect(waitUntil(again, T0 + 24_000).generation).toBe(2);
    expect(waitUntil(again, T0 + 5000 + REJOIN_GRACE_MS).ended?.reason).toBe('connectionLost');
  });

  it('is replaced where a restart leads nowhere', () => {
    const broken = run(...live, [5000, link('disconnected')]);
    expect(waitUntil(broken, T0 + 5000 + OPENING_LIMIT_MS).generation).toBe(1);
  });

  it('is given a moment when the other side closed it without a word', () => {
    const closed = run(...live, [5000, link('closed')]);
    expect(waitUntil(closed, T0 + 5000 + AFTER_CLOSED_MS - 1).generation).toBe(0);
    expect(waitUntil(closed, T0 + 5000 + AFTER_CLOSED_MS).generation).toBe(1);
  });
});

describe('the end', () => {
  it('is final: nothing that comes later changes it', () => {
    const over = run(...live, [9000, { type: 'end', by: 'customer', reason: 'hungUp' }]);
    expect(over).toMatchObject({ phase: 'ending', ended: { by: 'customer', reason: 'hungUp' } });
    expect(nextDeadline(over)).toBeNull();
    const inputs: readonly LineInput[] = [
      page('p2'),
      presence(false),
      link('failed'),
      { type: 'time' },
      { type: 'end', by: 'agent', reason: 'hungUp' },
    ];
    for (const input of inputs) expect(stepLine(over, input, T0 + 10_000)).toBe(over);
  });
});
