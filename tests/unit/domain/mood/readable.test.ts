import { describe, expect, it } from 'vitest';
import { readStill, startMood, stepMood } from '#shared/domain/mood/mood.ts';
import type { FaceFrame, HeadPose } from '#shared/model/mood.ts';
import { frameOf } from './faces.ts';

const plain = frameOf();

function turned(head: Partial<HeadPose>): FaceFrame {
  if (!plain.face) throw new Error('the plain frame has a face');
  return { ...plain, face: { ...plain.face, head: { yaw: 0, pitch: 0, roll: 0, ...head } } };
}

describe('what cannot be read is called unsure, with the reason', () => {
  it.each([
    ['noFace', { ...plain, faces: 0, face: null }],
    ['severalFaces', { ...plain, faces: 2, face: null }],
    ['tooDark', { ...plain, brightness: 0.05 }],
    ['tooDark', { ...plain, faces: 0, face: null, brightness: 0.05 }],
    ['tooSmall', { ...plain, face: plain.face && { ...plain.face, size: 0.1 } }],
    ['turnedAway', turned({ yaw: -35 })],
    ['turnedAway', turned({ pitch: 30 })],
    ['turnedAway', turned({ roll: 40 })],
  ])('%s', (unsure, frame) => {
    const expected = { atMs: 0, band: 'unsure', confidence: 0, why: [], unsure };
    expect(readStill(frame)).toEqual(expected);
    expect(stepMood(startMood(), frame, false).reading).toEqual(expected);
  });
});
