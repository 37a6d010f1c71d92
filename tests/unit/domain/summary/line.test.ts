import { describe, expect, it } from 'vitest';
import type { CallEvent, ConnectionChanged } from '#shared/model/callEvent.ts';
import { callEventSchema } from '#shared/model/callEvent.ts';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import type { LineCause, LineLevel } from '#shared/model/lineQuality.ts';
import { summarise } from '#shared/domain/pipeline.ts';
import { lineOf } from '#shared/domain/summary/line.ts';
import { ended, started } from '../journal.ts';

const told = (atMs: number, level: LineLevel, ...causes: LineCause[]): CallEvent => {
  return { type: 'quality', atMs, state: { level, causes } };
};
const connection = (atMs: number, state: ConnectionChanged['state']): CallEvent => {
  return { type: 'connection', atMs, state };
};

describe('the line of a call', () => {
  it('is not known where nobody looked', () => {
    expect(lineOf([started, connection(300, 'connected'), ended(9000)], [], 9000)).toBeNull();
  });

  it('counts each level until the next change, the last one until the end', () => {
    const events = [
      told(2000, 'good'),
      told(10_000, 'weak', 'lossIn'),
      told(20_000, 'poor', 'nothingIn', 'lossIn'),
      told(25_000, 'good'),
    ];
    expect(lineOf(events, [], 60_000)).toEqual({
      measuredMs: 58_000,
      weakMs: 10_000,
      poorMs: 5000,
      brokenMs: 0,
      causes: [
        { cause: 'lossIn', ms: 15_000 },
        { cause: 'nothingIn', ms: 5000 },
      ],
    });
  });

  it('leaves out holds, and tells a broken line apart from a customer who was away', () => {
    const events = [
      told(0, 'weak', 'delay'),
      connection(10_000, 'reconnecting'),
      connection(14_000, 'connected'),
      connection(20_000, 'customerAway'),
      connection(30_000, 'connected'),
    ];
    // 40 s, less 4 s broken, 10 s away, 5 s on hold.
    expect(lineOf(events, [[32_000, 37_000]], 40_000)).toEqual({
      measuredMs: 21_000,
      weakMs: 21_000,
      poorMs: 0,
      brokenMs: 4000,
      causes: [{ cause: 'delay', ms: 21_000 }],
    });
  });

  it('is broken from when it fell silent, not from when that was found out', () => {
    const events: readonly CallEvent[] = [
      told(0, 'good'),
      { type: 'connection', atMs: 10_000, state: 'reconnecting', quietMs: 3000 },
      connection(14_000, 'connected'),
    ];
    expect(lineOf(events, [], 20_000)).toMatchObject({ measuredMs: 13_000, brokenMs: 7000 });
  });

  it('is the same from a replayed journal, and lasts to the last event of one cut short', () => {
    const events = [started, told(1000, 'good'), told(5000, 'weak', 'lossOut'), ended(9000)];
    const lines = events.map((event) => JSON.stringify(event));
    const replayed = lines.map((line) => callEventSchema.parse(JSON.parse(line)));
    const of = (journal: readonly CallEvent[], recovered: boolean) =>
      summarise(journal, { recovered, notes: '' }).line;
    expect(of(replayed, false)).toEqual(of(events, false));
    expect(of(events, false)).toMatchObject({ measuredMs: 8000, weakMs: 4000 });
    const cut = [...events.slice(0, 3), connection(6500, 'connected')];
    expect(of(cut, true)).toMatchObject({ measuredMs: 5500, weakMs: 1500 });
  });
});

describe('summaries of another version', () => {
  const summary = summarise([started, told(1000, 'good'), ended(9000)], {
    recovered: false,
    notes: '',
  });

  it('of before the line was looked at are read as such', () => {
    const { line, ...older } = summary;
    expect(line).not.toBeNull();
    expect(callSummarySchema.parse(older).line).toBeNull();
  });

  it('with parts that this one does not know are read without them, as an older hub does', () => {
    const parsed = callSummarySchema.parse({ ...summary, notYetInvented: { ms: 4 } });
    expect(parsed).toEqual(summary);
  });
});
