import { expect, it } from 'vitest';
import { noSearch, stepRelay } from '#renderer/rtc/peer/relay.ts';
import type { SearchStep } from '#renderer/rtc/peer/relay.ts';

const after = (...steps: readonly SearchStep[]): boolean | null =>
  steps.reduce(stepRelay, noSearch).reached;

it('knows nothing of the servers while the first search goes on', () => {
  expect(after()).toBeNull();
  expect(after('begins')).toBeNull();
});

it('knows that none was reached once a search ends that found nothing', () => {
  expect(after('begins', 'ends')).toBe(false);
  expect(after('begins', 'candidate')).toBe(true);
  expect(after('begins', 'candidate', 'candidate', 'ends')).toBe(true);
});

it('keeps what it knew until a newer search knows better', () => {
  expect(after('begins', 'ends', 'begins')).toBe(false);
  expect(after('begins', 'ends', 'begins', 'candidate')).toBe(true);
  expect(after('begins', 'candidate', 'ends', 'begins')).toBe(true);
  // A server that was there before is gone now.
  expect(after('begins', 'candidate', 'ends', 'begins', 'ends')).toBe(false);
});
