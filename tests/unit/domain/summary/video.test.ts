import { expect, it } from 'vitest';
import { summarise } from '#shared/domain/pipeline.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { ended, started } from '../journal.ts';

const videoOf = (video: boolean, ...between: CallEvent[]): boolean =>
  summarise([{ ...started, video }, ...between, ended(5000)], { recovered: false, notes: '' })
    .video;

const camera = (on: boolean, party: 'agent' | 'customer'): CallEvent => ({
  type: 'camera',
  atMs: 1000,
  party,
  on,
});

it('is a video call when it began as one, or when anybody turned a camera on', () => {
  expect(videoOf(true)).toBe(true);
  expect(videoOf(false, camera(true, 'customer'))).toBe(true);
  expect(videoOf(false, camera(true, 'agent'))).toBe(true);
});

it('is a voice call otherwise', () => {
  expect(videoOf(false)).toBe(false);
  expect(videoOf(false, camera(false, 'customer'))).toBe(false);
});
