import { describe, expect, it } from 'vitest';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { actionsOf, factsOf } from '#shared/domain/summary/noted.ts';

const fact = (type: 'factAdded' | 'factChanged', atMs: number, factId: number, text: string) =>
  ({ type, atMs, factId, text }) as const;
const action = (
  type: 'actionAdded' | 'actionChanged',
  atMs: number,
  actionId: number,
  text: string,
  dueAt: number | null = null,
) => ({ type, atMs, actionId, text, dueAt }) as const;

describe('the facts of a call', () => {
  it('stand as they read at its end, each at the moment it was first noted', () => {
    const events: readonly CallEvent[] = [
      fact('factAdded', 1000, 1, 'the bil doubled'),
      fact('factAdded', 2000, 2, 'moved in May'),
      fact('factAdded', 3000, 3, 'a slip'),
      fact('factChanged', 4000, 1, 'the bill doubled'),
      { type: 'factRemoved', atMs: 5000, factId: 3 },
    ];
    expect(factsOf(events)).toEqual([
      { atMs: 1000, text: 'the bill doubled' },
      { atMs: 2000, text: 'moved in May' },
    ]);
  });

  it('that were removed and taken back are where they were', () => {
    const events: readonly CallEvent[] = [
      fact('factAdded', 1000, 1, 'first'),
      fact('factAdded', 2000, 2, 'second'),
      { type: 'factRemoved', atMs: 3000, factId: 1 },
      fact('factAdded', 4000, 1, 'first'),
    ];
    expect(factsOf(events).map(({ atMs }) => atMs)).toEqual([1000, 2000]);
  });
});

describe('what was promised in a call', () => {
  it('stands as it reads at its end; a change of what is gone changes nothing', () => {
    const events: readonly CallEvent[] = [
      action('actionAdded', 1000, 1, 'send the bill'),
      action('actionAdded', 2000, 2, 'call back', 1_800_000_000_000),
      action('actionChanged', 3000, 1, 'send the corrected bill', 1_800_000_100_000),
      { type: 'actionRemoved', atMs: 4000, actionId: 2 },
      action('actionChanged', 5000, 2, 'a ghost'),
    ];
    expect(actionsOf(events)).toEqual([
      { atMs: 1000, actionId: 1, text: 'send the corrected bill', dueAt: 1_800_000_100_000 },
    ]);
  });

  it('is nothing in a journal from before promises were noted', () => {
    expect(actionsOf([fact('factAdded', 1, 1, 'x')])).toEqual([]);
  });
});
