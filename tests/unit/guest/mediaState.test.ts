import { expect, it } from 'vitest';
import type { MediaEvent, MediaState } from '#renderer/guest/page/mediaState.ts';
import { firstMedia, reduceMedia, tellable } from '#renderer/guest/page/mediaState.ts';

const after = (...events: readonly MediaEvent[]): MediaState =>
  events.reduce(reduceMedia, firstMedia);

it('follows a device from being asked for to being on', () => {
  const asked = after({ type: 'opening', kind: 'microphone', chosenId: 'a' });
  expect(asked.microphone).toEqual({
    state: 'opening',
    problem: null,
    chosenId: 'a',
    actualId: null,
  });
  const on = reduceMedia(asked, { type: 'opened', kind: 'microphone', actualId: 'b' });
  expect(on.microphone).toEqual({ state: 'on', problem: null, chosenId: 'a', actualId: 'b' });
  expect(on.camera).toBe(firstMedia.camera);
});

it('keeps the choice over a failure and another try', () => {
  const failed = after(
    { type: 'opening', kind: 'camera', chosenId: 'a' },
    { type: 'failed', kind: 'camera', problem: 'busy' },
  );
  expect(failed.camera).toMatchObject({ state: 'problem', problem: 'busy' });
  const again = reduceMedia(failed, { type: 'opening', kind: 'camera' });
  expect(again.camera).toMatchObject({ state: 'opening', problem: null, chosenId: 'a' });
  expect(reduceMedia(failed, { type: 'closed', kind: 'camera' }).camera).toMatchObject({
    state: 'off',
    problem: null,
  });
});

it('a microphone that works ends listening only', () => {
  const listening = after(
    { type: 'failed', kind: 'microphone', problem: 'denied' },
    { type: 'listenOnly' },
  );
  expect(listening.listenOnly).toBe(true);
  const opened: MediaEvent = { type: 'opened', kind: 'microphone', actualId: null };
  expect(reduceMedia(listening, opened).listenOnly).toBe(false);
  const camera: MediaEvent = { type: 'opened', kind: 'camera', actualId: null };
  expect(reduceMedia(listening, camera).listenOnly).toBe(true);
});

it('tells the other side that it cannot be heard without a microphone', () => {
  expect(tellable(firstMedia)).toEqual({ muted: true, cameraOn: false });
  const on = after({ type: 'opened', kind: 'microphone', actualId: null });
  expect(tellable(on)).toEqual({ muted: false, cameraOn: false });
  expect(tellable(reduceMedia(on, { type: 'muted', muted: true })).muted).toBe(true);
  const seen = reduceMedia(on, { type: 'opened', kind: 'camera', actualId: null });
  expect(tellable(seen).cameraOn).toBe(true);
});
