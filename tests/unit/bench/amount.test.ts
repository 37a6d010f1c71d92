import { expect, it } from 'vitest';
import { readAmount, readMinutes } from '#tests/bench/amount.ts';
import { BadArguments } from '#tests/bench/figure.ts';

const calls = { bench: 'live', option: 'calls', usual: 8, most: Infinity, whole: true };

it('reads the one number that a bench takes, or what is usual', () => {
  expect(readAmount([], calls)).toBe(8);
  expect(readAmount(['--calls', '3'], calls)).toBe(3);
  expect(readAmount(['--calls=12'], calls)).toBe(12);
  expect(readMinutes([], 'soak', 60)).toBe(60);
  expect(readMinutes(['--minutes', '1.5'], 'soak', 60)).toBe(1.5);
  expect(readMinutes(['--minutes=600'], 'soak', 60)).toBe(600);
});

it.each([
  ['--calls'],
  ['--calls', '0'],
  ['--calls', '1.5'],
  ['--calls', 'Infinity'],
  ['--calls', 'many'],
  ['--calls', '3', '4'],
  ['--rounds', '3'],
])('refuses %s %s', (...args) => {
  expect(() => readAmount(args, calls)).toThrow(BadArguments);
});

it.each([['--minutes'], ['--minutes='], ['--minutes', '0.9'], ['--minutes', '601'], ['60']])(
  'refuses %s %s as minutes',
  (...args) => {
    expect(() => readMinutes(args, 'soak', 60)).toThrow('soak takes --minutes N, not "');
  },
);
