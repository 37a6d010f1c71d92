import { describe, expect, it } from 'vitest';
import { usageBetween } from '#tests/bench/costThreads.ts';
import type { ThreadTime } from '#tests/bench/costThreads.ts';

const look = (threads: Readonly<Record<string, ThreadTime>>) => new Map(Object.entries(threads));

describe('what threads used between two looks', () => {
  const before = look({
    '10': { name: 'electron', cpuMs: 500 },
    '11': { name: 'DedicatedWorker', cpuMs: 100 },
    '12': { name: 'gone', cpuMs: 50 },
  });
  const after = look({
    '10': { name: 'electron', cpuMs: 520 },
    '11': { name: 'DedicatedWorker', cpuMs: 140 },
    '13': { name: 'DedicatedWorker', cpuMs: 10 },
  });
  const use = usageBetween(before, after, 1000);

  it('is told by name, by thread and together, in percent of one core', () => {
    expect(use.named('DedicatedWorker thread')).toBeCloseTo(5);
    expect(use.thread(10)).toBeCloseTo(2);
    expect(use.whole).toBeCloseTo(7);
  });

  it('is nothing for threads that are not there', () => {
    expect(use.named('gone')).toBe(0);
    expect(use.thread(12)).toBe(0);
  });
});
