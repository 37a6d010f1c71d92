import { expect, it } from 'vitest';
import { comesBack } from '#electron/main/windows/comesBack.ts';

it('comes back three times in a minute, and then asks', () => {
  expect(comesBack([], 0)).toBe(true);
  expect(comesBack([0, 1000], 2000)).toBe(true);
  expect(comesBack([0, 1000, 2000], 3000)).toBe(false);
  expect(comesBack([0, 1000, 2000], 59_999)).toBe(false);
  expect(comesBack([0, 1000, 2000], 60_000)).toBe(true);
});
