import { describe, expect, it } from 'vitest';
import type { Figure, Section } from '#tests/bench/figure.ts';
import { jsonOf, sectionText, tableOf, textOf } from '#tests/bench/report.ts';

const figures: readonly Figure[] = [
  { name: 'f1', what: 'found', value: 0.79999, unit: '', better: 'higher' },
  { name: 'latency', what: 'delay', value: 700, unit: 'ms', better: 'lower' },
  { name: 'gap', what: 'never measured', value: null, unit: 'ms', better: 'lower' },
];
const bars = [{ name: 'latency', value: 650 }];
const section: Section = {
  name: 'byNoise',
  title: 'By noise',
  rows: [
    { noise: 'none', f1: 0.912345, shipped: true },
    { noise: 'a\nb', f1: null, shipped: false },
  ],
};

describe('the table', () => {
  it('has a line a figure, a dash where nothing was measured, and the bar', () => {
    const lines = tableOf(figures, bars).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^latency\s+700 ms {2}delay \(bar ≤ 650\)$/);
    expect(lines[2]).toContain('–');
  });
});

describe('a section', () => {
  it('has the columns’ names over its rows', () => {
    const [title, head, first, second] = sectionText(section).split('\n');
    expect(title).toBe('By noise');
    expect(head).toMatch(/noise\s+f1\s+shipped/);
    expect(first).toMatch(/none\s+0\.9123\s+yes/);
    expect(second).toBeDefined();
  });
});

describe('everything together', () => {
  const done = { kind: 'measured', figures, sections: [section], notes: ['Read speech.'] } as const;

  it('is one line of JSON, however many lines the words have', () => {
    const line = jsonOf('turns', done, bars, ['latency is 700']);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      bench: 'turns',
      figures: { f1: 0.8, latency: 700, gap: null },
      units: { latency: 'ms', gap: 'ms' },
      bars: { latency: 650 },
      missed: ['latency is 700'],
      byNoise: [
        { noise: 'none', f1: 0.9123, shipped: true },
        { noise: 'a\nb', f1: null, shipped: false },
      ],
      notes: ['Read speech.'],
    });
  });

  it('says for people what was missed', () => {
    expect(textOf(done, bars, ['latency is 700'])).toMatch(/Read speech\.\n\nMissed: latency/);
  });
});
