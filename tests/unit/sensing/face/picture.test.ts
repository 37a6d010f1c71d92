import { describe, expect, it } from 'vitest';
import { meanBrightness } from '#renderer/sensing/face/brightness.ts';
import { headPose } from '#renderer/sensing/face/headPose.ts';
import { lookedAtSize } from '#renderer/sensing/face/pictureSize.ts';

/** A rotation about one axis, times a scale, as the model writes it: column by column. */
function turned(axis: 'x' | 'y' | 'z', degrees: number, scale = 1): number[] {
  const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const columns = {
    x: [1, 0, 0, 0, 0, c, s, 0, 0, -s, c, 0],
    y: [c, 0, -s, 0, 0, 1, 0, 0, s, 0, c, 0],
    z: [c, s, 0, 0, -s, c, 0, 0, 0, 0, 1, 0],
  }[axis];
  return [...columns.map((value) => value * scale), 3, -2, -40, 1];
}

describe('how a head is turned', () => {
  it.each([
    ['y', 30, { yaw: 30, pitch: 0, roll: 0 }],
    ['y', -75, { yaw: -75, pitch: 0, roll: 0 }],
    ['x', -20, { yaw: 0, pitch: 20, roll: 0 }],
    ['z', 15, { yaw: 0, pitch: 0, roll: 15 }],
    ['y', 0, { yaw: 0, pitch: 0, roll: 0 }],
  ] as const)('about %s by %d°', (axis, degrees, pose) => {
    for (const scale of [1, 0.7, 14]) {
      const found = headPose(turned(axis, degrees, scale));
      expect(found.yaw).toBeCloseTo(pose.yaw, 9);
      expect(found.pitch).toBeCloseTo(pose.pitch, 9);
      expect(found.roll).toBeCloseTo(pose.roll, 9);
    }
  });

  it.each([[[]], [Array.from({ length: 16 }, () => 0)], [Array.from({ length: 16 }, () => NaN)]])(
    'is straight where nothing is known',
    (matrix) => {
      expect(headPose(matrix)).toEqual({ yaw: 0, pitch: 0, roll: 0 });
    },
  );
});

describe('brightness', () => {
  const picture = (...pixels: readonly (readonly [number, number, number])[]) =>
    Uint8ClampedArray.from(pixels.flatMap(([r, g, b]) => [r, g, b, 255]));

  it.each([
    [picture([0, 0, 0], [0, 0, 0]), 0],
    [picture([255, 255, 255]), 1],
    [picture([255, 255, 255], [0, 0, 0]), 0.5],
    [picture([0, 255, 0]), 0.7152],
    [picture(), 0],
  ])('is the mean luma', (rgba, expected) => {
    expect(meanBrightness(rgba)).toBeCloseTo(expected, 9);
  });
});

describe('the size a picture is looked at', () => {
  it.each([
    [1920, 1080, 640, 360],
    [1080, 1920, 270, 480],
    [640, 480, 640, 480],
    [320, 240, 320, 240],
    [4000, 2, 640, 1],
  ])('%d×%d becomes %d×%d', (width, height, w, h) => {
    expect(lookedAtSize({ width, height })).toEqual({ width: w, height: h });
  });
});
