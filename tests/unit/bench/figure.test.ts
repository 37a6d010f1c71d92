import { describe, expect, it } from 'vitest';
import { BadArguments, barsInForce, missedBars, readBenchArguments } from '#tests/bench/figure.ts';
import type { Figure } from '#tests/bench/figure.ts';

const figures: readonly Figure[] = [
  { name: 'f1', what: 'found', value: 0.79999, unit: '', better: 'higher' },
  { name: 'latency', what: 'delay', value: 700, unit: 'ms', better: 'lower' },
  { name: 'gap', what: 'never measured', value: null, unit: 'ms', better: 'lower' },
  { name: 'count', what: 'how many', value: 10, unit: '', better: 'neither' },
];

describe('arguments of a bench', () => {
  it('takes bars anywhere and leaves the rest to the bench', () => {
    expect(
      readBenchArguments(['--bar', 'f1=0.8', '--data', 'x', '--json', '--bar=gap=-5']),
    ).toEqual({
      json: true,
      bars: [
        { name: 'f1', value: 0.8 },
        { name: 'gap', value: -5 },
      ],
      rest: ['--data', 'x'],
    });
  });

  it.each(['f1', 'f1=', 'f1=x', '=0.8', ''])('refuses the bar "%s"', (bar) => {
    expect(() => readBenchArguments(['--bar', bar])).toThrow(BadArguments);
  });
});

describe('bars', () => {
  it('are reached by an equal or better value, whichever way better lies', () => {
    expect(missedBars(figures, [{ name: 'f1', value: 0.79 }])).toEqual([]);
    expect(missedBars(figures, [{ name: 'latency', value: 700 }])).toEqual([]);
  });

  it('are missed by the smallest bit, though the shown figure rounds to them', () => {
    expect(missedBars(figures, [{ name: 'f1', value: 0.8 }])).toEqual([
      'f1 is 0.8, the bar is ≥ 0.8',
    ]);
    expect(missedBars(figures, [{ name: 'latency', value: 699 }])).toHaveLength(1);
  });

  it('are missed by what could not be measured', () => {
    expect(missedBars(figures, [{ name: 'gap', value: 9999 }])).toHaveLength(1);
  });

  it('can only be set on figures that have a better', () => {
    expect(() => missedBars(figures, [{ name: 'count', value: 1 }])).toThrow('f1, latency, gap');
    expect(() => missedBars(figures, [{ name: 'nope', value: 1 }])).toThrow(BadArguments);
  });
});

describe('the bars in force', () => {
  it('are the bench’s own, moved and added to by those given', () => {
    const own = [
      { name: 'f1', value: 0.93 },
      { name: 'gap', value: 80 },
    ];
    const given = [
      { name: 'f1', value: 0.5 },
      { name: 'latency', value: 1 },
    ];
    expect(barsInForce(own, given)).toEqual([
      { name: 'f1', value: 0.5 },
      { name: 'gap', value: 80 },
      { name: 'latency', value: 1 },
    ]);
  });
});
