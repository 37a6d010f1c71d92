import type { Face, FaceFrame, UnsureReason } from '#shared/model/mood.ts';
import type { MoodConfig } from './config.ts';

/** The face of a frame, or why it cannot be read. */
export type Readable = { readonly face: Face } | { readonly unsure: UnsureReason };

/** Whether there is one face, large, bright and straight enough to be read. */
export function readable(frame: FaceFrame, config: MoodConfig): Readable {
  if (frame.faces > 1) return { unsure: 'severalFaces' };
  const { face } = frame;
  if (!face) return { unsure: frame.brightness < config.minBrightness ? 'tooDark' : 'noFace' };
  if (frame.brightness < config.minBrightness) return { unsure: 'tooDark' };
  if (face.size < config.minSize) return { unsure: 'tooSmall' };
  const { yaw, pitch, roll } = face.head;
  const turned =
    Math.abs(yaw) > config.yawDeg ||
    Math.abs(pitch) > config.pitchDeg ||
    Math.abs(roll) > config.rollDeg;
  return turned ? { unsure: 'turnedAway' } : { face };
}
