import { expect, test } from 'playwright/test';
import { befall } from '#tests/interop/faults/befall.ts';
import type { NamedRun } from '#tests/interop/faults/befall.ts';
import { whyNoNetwork } from '#tests/interop/network.ts';

/*
 * One run each of the faults that break most, over wires of the test's own. `npm run -s bench --
 * faults` has all of them, often enough for figures.
 */

test('a call outlives a cut, a move, a dead hub and a killed app, and so does its record', async () => {
  const why = whyNoNetwork();
  test.skip(why !== null, why ?? '');
  test.setTimeout(240_000);
  const runs = await befall({ cut9: 1, customerMoves: 1, hubKill: 1, appKill: 1 });
  const of = (name: string): NamedRun | undefined => runs.find((run) => run.name === name);

  for (const run of runs) {
    expect.soft(run.broken, `${run.fault}: ${run.story.join('; ')}`).toBeNull();
    expect.soft(run.record, `${run.fault}: ${run.story.join('; ')}`).toEqual([]);
  }
  const story = (name: string): string => (of(name)?.story ?? []).join('; ');
  for (const side of ['agent', 'customer'] as const) {
    // Sound is back 3 s after the network is.
    const back = (name: string): number => of(name)?.backMs?.[side] ?? Infinity;
    expect.soft(back('cut9'), story('cut9')).toBeLessThanOrEqual(3000);
    expect.soft(back('customerMoves'), story('customerMoves')).toBeLessThanOrEqual(3000);
    // The connection went through nothing at all. A machine that is busy holds sound back now and
    // then; a call that is set up anew would be silent for longer.
    expect.soft(of('hubKill')?.story.slice(0, -1)).toEqual([]);
    expect.soft(of('hubKill')?.silenceMs?.[side] ?? Infinity).toBeLessThan(2000);
  }
  expect.soft(of('appKill')?.more['tailMissingMs'] ?? Infinity).toBeLessThanOrEqual(2000);
});
