import { describe, expect, it } from 'vitest';
import { REJOIN_GRACE_MS } from '#shared/contract/hub.ts';
import {
  AFTER_CLOSED_MS,
  AFTER_FAILED_MS,
  newLine,
  nextDeadline,
  OPENING_LIMIT_MS,
  RESTART_GAP_MS,
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
    expect(run(...live)).toMatchObject({ phase: 'live', generation: 0, giveUpAt: null });
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
      giveUpAt: T0 + 5100 + REJOIN_GRACE_MS,
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
    expect(back).toMatchObject({ phase: 'reconnecting', generation: 1 });
    // Loaded anew: the whole time again.
    expect(back.giveUpAt).toBe(T0 + 60_000 + REJOIN_GRACE_MS);
  });

  it('loses only its way to the hub: the call goes on', () => {
    expect(run(...live, [5000, presence(false)])).toMatchObject({ phase: 'live', giveUpAt: null });
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

describe('a path that is looked for', () => {
  const broken = run(...live, [5000, link('disconnected')]);

  it('is looked for again and again, with growing pauses, until there is one', () => {
    const times: number[] = [];
    let line = broken;
    for (let at = 5000; at < 22_000; at += 100) {
      const next = waitUntil(line, T0 + at);
      if (next.restarts > line.restarts) times.push(at);
      line = next;
    }
    expect(times).toEqual([8000, 13_000, 21_000]);
    expect(nextDeadline(stepLine(line, link('connected'), T0 + 22_000))).toBeNull();
  });

  it('is looked for at once when the network is back, and for both sides’ news once', () => {
    const later = waitUntil(broken, T0 + 10_000);
    expect(later.restarts).toBe(2);
    const news = waitUntil(stepLine(later, { type: 'network' }, T0 + 10_500), T0 + 10_500);
    expect(news.restarts).toBe(3);
    const again = stepLine(news, page('p1'), T0 + 10_900);
    expect(waitUntil(again, T0 + 10_500 + RESTART_GAP_MS - 1).restarts).toBe(3);
    expect(waitUntil(again, T0 + 10_500 + RESTART_GAP_MS).restarts).toBe(4);
    // The pauses begin anew.
    expect(waitUntil(again, T0 + 11_500 + 3000).restarts).toBe(5);
  });

  it('is looked for in quiet where the network changes under a sound line', () => {
    const line = waitUntil(stepLine(run(...live), { type: 'network' }, T0 + 5000), T0 + 60_000);
    expect(line).toMatchObject({ phase: 'live', generation: 0, restarts: 1, giveUpAt: null });
    expect(nextDeadline(line)).toBeNull();
  });

  it('is not thrown away while no new one can be agreed on: it may mend by itself', () => {
    const alone = stepLine(broken, { type: 'hub', online: false }, T0 + 6000);
    const late = waitUntil(alone, T0 + 40_000);
    expect(late).toMatchObject({ generation: 0, media: 'broken', phase: 'reconnecting' });
    expect(stepLine(late, link('connected'), T0 + 40_001)).toMatchObject({ phase: 'live' });
    // The hub is back, and says that the customer is there: one more look first.
    const back = waitUntil(stepLine(late, page('p1'), T0 + 40_000), T0 + 40_000);
    expect(back).toMatchObject({ generation: 0, restarts: late.restarts + 1 });
  });
});

describe('a connection that failed while the hub is away', () => {
  const failed = run(
    ...live,
    [5000, { type: 'hub', online: false }],
    [6000, link('disconnected')],
    [16_000, link('failed')],
  );

  it('waits for the hub, and is made anew the moment it is back', () => {
    expect(waitUntil(failed, T0 + 30_000).generation).toBe(0);
    const back = stepLine(waitUntil(failed, T0 + 30_000), page('p1'), T0 + 30_000);
    expect(waitUntil(back, T0 + 30_000)).toMatchObject({ generation: 1, media: 'opening' });
  });

  it('is made anew again when the offer went into the void', () => {
    // The hub seemed to be there.
    const lost = run(...live, [16_000, link('failed')], [29_000, { type: 'hub', online: false }]);
    const opening = waitUntil(lost, T0 + 30_000);
    expect(opening).toMatchObject({ generation: 1, media: 'opening' });
    const back = waitUntil(stepLine(opening, page('p1'), T0 + 30_000), T0 + 30_000);
    expect(back).toMatchObject({ generation: 2, openedAt: T0 + 30_000 });
    // The customer's page comes back a moment later: the new offer waits for it at the hub.
    const both = waitUntil(stepLine(back, page('p1'), T0 + 31_000), T0 + 31_000);
    expect(both.generation).toBe(2);
  });
});

describe('the countdown', () => {
  it('runs on when the hub loses sight of the customer too', () => {
    const line = run(...live, [5000, link('disconnected')], [25_000, presence(false)]);
    expect(line).toMatchObject({ phase: 'customerAway', giveUpAt: T0 + 5000 + REJOIN_GRACE_MS });
    expect(waitUntil(line, T0 + 5000 + REJOIN_GRACE_MS).ended?.reason).toBe('customerLeft');
  });
});

describe('the end', () => {
  it('by a hub that lost sight of both is no end while they hear each other', () => {
    const ends = { type: 'hubEnded', by: 'system', reason: 'connectionLost' } as const;
    expect(run(...live, [80_000, ends])).toMatchObject({ phase: 'live', ended: null });
    const down = run(...live, [79_000, link('disconnected')], [80_000, ends]);
    expect(down.ended).toEqual({ by: 'system', reason: 'connectionLost' });
    const person = { type: 'hubEnded', by: 'customer', reason: 'hungUp' } as const;
    expect(run(...live, [80_000, person]).ended).toEqual({ by: 'customer', reason: 'hungUp' });
  });

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
