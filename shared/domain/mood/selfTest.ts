import type { FaceFrame, MoodReading } from '#shared/model/mood.ts';
import { BLENDSHAPE_COUNT } from '#shared/model/mood.ts';
import { readStill } from './mood.ts';
import { selfTestFaces } from './selfTestFaces.ts';

/**
 * Whether the stage still says of a handful of faces what it must. The app asks at its start, and
 * turns the mood off where this is false. It checks weights and rules; that the face model is the one
 * they were made for is its hash's to say.
 * @param read what is tested; the stage itself
 */
export function moodSelfTest(read: (frame: FaceFrame) => MoodReading = readStill): boolean {
  return selfTestFaces.every(({ band, scores }) => {
    const blendshapes = Array.from({ length: BLENDSHAPE_COUNT }, (_, i) => scores[i] ?? 0);
    const face = { blendshapes, head: { yaw: 0, pitch: 0, roll: 0 }, size: 0.5 };
    return read({ atMs: 0, faces: 1, face, brightness: 0.5 }).band === band;
  });
}
