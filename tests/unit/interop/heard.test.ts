import { describe, expect, test } from 'vitest';
import {
  heardAgainAfter,
  HEARD_DBFS,
  longestDrought,
  longestSilence,
  shareHeard,
  STEADY_MS,
} from '#tests/interop/faults/heard.ts';
import type { SoundLook } from '#tests/interop/soundProbe.ts';

/** Looks every 20 ms, from 0 on; `#` is sound, `.` is none, each stands for 100 ms. */
function looks(picture: string): readonly SoundLook[] {
  return [...picture].flatMap((mark, i) =>
    [0, 20, 40, 60, 80].map((ms) => ({
      at: i * 100 + ms,
      dbfs: mark === '#' ? HEARD_DBFS + 20 : -200,
    })),
  );
}

describe('sound is heard again', () => {
  test('from its first look on, once it has stayed', () => {
    expect(heardAgainAfter(looks('##...#####'), 200)).toBe(300);
  });

  test('not at a scrap of it that goes again', () => {
    expect(heardAgainAfter(looks('##..#..######'), 200)).toBe(500);
    expect(heardAgainAfter(looks('##..###'), 200)).toBeNull();
  });

  test('at once where it never went, and never where it does not come', () => {
    expect(heardAgainAfter(looks('##########'), 200)).toBe(0);
    expect(heardAgainAfter(looks('##........'), 200)).toBeNull();
  });

  test('only after it has stayed for as long as is said', () => {
    const steady = looks('#'.repeat(STEADY_MS / 100 + 1));
    expect(heardAgainAfter(steady, 0)).toBe(0);
    expect(heardAgainAfter(steady.slice(0, -5), 0)).toBeNull();
  });
});

test('the longest silence counts up to the end of what is asked about', () => {
  expect(longestSilence(looks('###..##...##'), 0, 1180)).toBe(320);
  expect(longestSilence(looks('###.....'), 0, 800)).toBe(520);
});

test('a share of the looks heard something', () => {
  expect(shareHeard(looks('##.#'), 0, 400)).toBe(75);
  expect(shareHeard([], 0, 400)).toBeNull();
});

describe('a drought of packets', () => {
  const every100 = (...counts: readonly number[]) =>
    counts.map((packets, i) => ({ at: i * 100, packets }));

  test('lasts from the last look that found enough to the next', () => {
    expect(longestDrought(every100(0, 5, 10, 10, 11, 11, 16), 0, 600)).toBe(300);
  });

  test('is none where a late look finds all that arrived meanwhile', () => {
    const late = [
      { at: 0, packets: 0 },
      { at: 100, packets: 5 },
      { at: 900, packets: 44 },
    ];
    expect(longestDrought(late, 0, 900)).toBe(0);
  });
});
