import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBeside } from '#renderer/agent/templates/placeBeside.ts';
import type { Move } from '#renderer/ui/controls/OrderList.tsx';

/** A list of which a filter hides some, and a move of rows in sight beside another in sight. */
const moves = fc
  .uniqueArray(fc.tuple(fc.nat(99), fc.boolean()), {
    selector: ([number]) => number,
    minLength: 2,
    maxLength: 14,
  })
  .map((rows) => rows.map(([number, hidden]) => `${hidden ? 'h' : 'v'}${number}`))
  .filter((ids) => ids.filter((id) => id.startsWith('v')).length >= 2)
  .chain((ids) => {
    const visible = ids.filter((id) => id.startsWith('v'));
    return fc.record({
      ids: fc.constant(ids),
      visible: fc.constant(visible),
      target: fc.constantFrom(...visible),
      side: fc.constantFrom('before' as const, 'after' as const),
      chosen: fc.subarray(visible, { minLength: 1 }),
    });
  })
  .map(({ chosen, ...rest }) => ({
    ...rest,
    moved: chosen.filter((id) => id !== rest.target),
  }))
  .filter(({ moved }) => moved.length > 0);

const without = (ids: readonly string[], away: readonly string[]) =>
  ids.filter((id) => !away.includes(id));

describe('putting rows in order while a filter hides others', () => {
  it('moves them beside their visible neighbour, and nothing else', () => {
    fc.assert(
      fc.property(moves, ({ ids, moved, target, side }) => {
        const move: Move = { moved, target, side };
        const after = placeBeside(ids, move);
        expect(without(after, moved)).toEqual(without(ids, moved));
        const block = side === 'after' ? [target, ...moved] : [...moved, target];
        const begins = after.indexOf(block[0] ?? '');
        expect(after.slice(begins, begins + block.length)).toEqual(block);
      }),
    );
  });

  it('leaves all as it was where the neighbour is gone', () => {
    const move: Move = { moved: ['a'], target: 'gone', side: 'before' };
    expect(placeBeside(['a', 'b'], move)).toEqual(['a', 'b']);
  });
});
