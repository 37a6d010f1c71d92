import { describe, expect, it } from 'vitest';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { lineDownStretches } from '#shared/domain/lineDown.ts';
import { packBatches, summarise } from '#shared/domain/pipeline.ts';
import { ended, started } from './journal.ts';
import { ms, talk } from './talk.ts';

const line = (
  atMs: number,
  state: 'connecting' | 'connected' | 'reconnecting' | 'customerAway',
  quietMs?: number,
): CallEvent => ({
  type: 'connection',
  atMs,
  state,
  ...(quietMs === undefined ? {} : { quietMs }),
});

describe('a line that was down', () => {
  it('was so from the last that arrived to when it was back, or to the end', () => {
    expect(lineDownStretches([line(0, 'connecting'), line(300, 'connected')])).toEqual([]);
    const twice = [
      line(300, 'connected'),
      line(20_000, 'reconnecting', 3000),
      line(30_000, 'customerAway'),
      line(40_000, 'connected'),
      line(50_000, 'customerAway'),
    ];
    expect(lineDownStretches(twice)).toEqual([
      [17_000, 40_000],
      [50_000, Infinity],
    ]);
  });

  // The customer speaks, the line dies in their turn, comes back 10 s later, and the agent answers.
  // The agent asks into the dead line meanwhile.
  const down = [300, 620] as const;
  const frames = talk({
    frames: 940,
    customer: [
      [100, 300],
      [800, 900],
    ],
    agent: [
      [420, 500],
      [640, 760],
    ],
  });
  const summary = (...between: readonly CallEvent[]): CallSummary =>
    summarise([started, line(0, 'connected'), ...between, ...packBatches(frames), ended(ms(940))], {
      recovered: false,
      notes: '',
    });

  it('has no silence of the customer’s in it, no answer and nothing that was said', () => {
    const gone = summary(
      line(ms(down[0]) + 3000, 'reconnecting', 3000),
      line(ms(down[1]), 'connected'),
    );
    const inIt = ([startMs, endMs]: readonly [number, number]): boolean =>
      endMs > ms(down[0]) + 100 && startMs < ms(down[1]) - 100;
    expect(gone.longPauses.filter(inIt)).toEqual([]);
    expect(gone.speech.agent.filter(inIt)).toEqual([]);
    expect(gone.notMeasured.customer).toBeGreaterThan(9500);
    expect(gone.unmeasured).toContainEqual(
      expect.objectContaining({ party: 'customer', reason: 'missing' }),
    );
    // The same sound on a line that was up has all of that.
    const up = summary();
    expect(up.longPauses.filter(inIt).length).toBeGreaterThan(0);
    expect(up.speech.agent.filter(inIt)).toHaveLength(1);
    expect(up.notMeasured.customer).toBeLessThan(1000);
    expect(gone.metrics.speechMs.customer).toBeCloseTo(up.metrics.speechMs.customer ?? 0, -3);
  });
});
