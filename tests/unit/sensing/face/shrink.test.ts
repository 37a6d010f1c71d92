import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shrink } from '#renderer/sensing/face/shrink.ts';

const grey = (...values: number[]) =>
  new Uint8ClampedArray(values.flatMap((value) => [value, value, value, 255]));

test('each pixel is the mean of those it stands for', () => {
  const four = grey(0, 100, 50, 250, 10, 20, 200, 40);
  const size = { width: 4, height: 2 };
  expect([...shrink(four, size, { width: 2, height: 1 })]).toEqual([...grey(32.5, 135)]);
});

test('colours stay apart, and what comes out is opaque', () => {
  const two = new Uint8ClampedArray([10, 20, 30, 255, 30, 60, 90, 255]);
  const small = shrink(two, { width: 2, height: 1 }, { width: 1, height: 1 });
  expect([...small]).toEqual([20, 40, 60, 255]);
});

test('a picture of the right size is left as it is', () => {
  const one = grey(7);
  expect(shrink(one, { width: 1, height: 1 }, { width: 1, height: 1 })).toBe(one);
});

test('an even picture stays even at any size', () => {
  const side = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(side, side, fc.double({ min: 0.05, max: 1, noNaN: true }), (width, height, by) => {
      const from = { width, height };
      const to = {
        width: Math.max(1, Math.round(width * by)),
        height: Math.max(1, Math.round(height * by)),
      };
      const small = shrink(grey(...Array<number>(width * height).fill(90)), from, to);
      expect(small).toHaveLength(to.width * to.height * 4);
      expect(small.every((value, i) => value === (i % 4 === 3 ? 255 : 90))).toBe(true);
    }),
  );
});
