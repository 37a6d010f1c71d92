import type { FaceFrame } from '#shared/model/mood.ts';
import { BLENDSHAPE_COUNT } from '#shared/model/mood.ts';

/** Places of the scores that the tests move. */
export const place = {
  browDown: [1, 2],
  browInnerUp: [3],
  smile: [44, 45],
  jawOpen: [25],
} as const;

/** A picture with one straight, large, bright face at rest, and what a test changes in it. */
export function frameOf(
  moved: Partial<Record<keyof typeof place, number>> = {},
  changed: Partial<FaceFrame> = {},
): FaceFrame {
  const blendshapes = Array.from({ length: BLENDSHAPE_COUNT }, () => 0);
  for (const [name, value] of Object.entries(moved)) {
    for (const i of place[name as keyof typeof place]) blendshapes[i] = value;
  }
  const face = { blendshapes, head: { yaw: 0, pitch: 0, roll: 0 }, size: 0.5 };
  return { atMs: 0, faces: 1, face, brightness: 0.5, ...changed };
}
