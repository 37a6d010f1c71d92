import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(
  path.resolve(import.meta.dirname, '../../../renderer/ui/theme/tokens.css'),
  'utf8',
);

function colours(block: string): ReadonlyMap<string, string> {
  return new Map(
    [...block.matchAll(/(--[a-z0-9-]+):\s*(#[0-9a-f]{6,8});/g)].map((m) => [
      m[1] ?? '',
      m[2] ?? '',
    ]),
  );
}

const blocks = css.split(/^(?=:root|@media)/m);
const blockOf = (start: string): string => blocks.find((block) => block.startsWith(start)) ?? '';
const light = colours(blockOf(':root {'));
const darkBySystem = colours(blockOf('@media (prefers-color-scheme: dark)'));
const darkByChoice = colours(blockOf(":root[data-theme='dark']"));

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** [foreground, background, least ratio]: 4.5 for text, 3 for borders and drawings. */
const pairs: readonly (readonly [string, string, number])[] = [
  ...['--surface-0', '--surface-1', '--surface-2', '--surface-sunken'].flatMap(
    (surface) =>
      [
        ['--text', surface, 4.5],
        ['--text-muted', surface, 4.5],
        ['--accent', surface, 4.5],
      ] as const,
  ),
  ...['--surface-0', '--surface-1', '--surface-2'].flatMap(
    (surface) =>
      [
        ['--danger-text', surface, 4.5],
        ['--amber', surface, 4.5],
        ['--line-strong', surface, 3],
        ['--lane-you', surface, 3],
        ['--lane-other', surface, 3],
      ] as const,
  ),
  ['--on-accent', '--accent', 4.5],
  ['--on-accent', '--accent-hover', 4.5],
  ['--on-accent-soft', '--accent-soft', 4.5],
  ['--on-amber-soft', '--amber-soft', 4.5],
  ['--on-danger', '--danger', 4.5],
  ['--on-danger', '--danger-hover', 4.5],
  ['--on-stage', '--stage', 4.5],
];

describe('design tokens', () => {
  test('both dark lists hold the same values, and every light colour has a dark one', () => {
    expect(light.size).toBeGreaterThan(20);
    expect([...darkByChoice]).toEqual([...darkBySystem]);
    expect([...darkBySystem.keys()]).toEqual([...light.keys()]);
  });

  test.each([
    ['light', light],
    ['dark', darkByChoice],
  ] as const)('%s colours meet AA', (_, palette) => {
    const tooLow = pairs
      .map(([front, back, least]) => {
        const ratio = contrast(palette.get(front) ?? '', palette.get(back) ?? '');
        return { front, back, least, ratio: Number(ratio.toFixed(2)) };
      })
      .filter(({ ratio, least }) => !(ratio >= least));
    expect(tooLow).toEqual([]);
  });
});

test('every token that a style sheet of the house uses exists', () => {
  const root = path.resolve(import.meta.dirname, '../../../renderer');
  const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.css'),
  );
  const all = sheets.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
  const defined = new Set([...all.matchAll(/^\s*(--[a-z0-9-]+):/gm)].map((match) => match[1]));
  const byLibrary = new Set(['--trigger-width']);
  const missing = [...all.matchAll(/var\((--[a-z0-9-]+)/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !defined.has(name) && !byLibrary.has(name));
  expect([...new Set(missing)]).toEqual([]);
});
