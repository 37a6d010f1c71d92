import type { HeadPose } from '#shared/model/mood.ts';

const DEGREES = 180 / Math.PI;

/**
 * How the head is turned, from the model's facial transformation matrix.
 * @param matrix 4×4, column by column, camera space: x to the picture's right, y up, z towards the
 * camera
 * @returns degrees: yaw > 0 turns the nose to the picture's right, pitch > 0 up, roll > 0 tilts the
 * head's top to the picture's left. Straight into the camera where the matrix is no rotation.
 */
export function headPose(matrix: ArrayLike<number>): HeadPose {
  const at = (row: number, column: number): number => matrix[column * 4 + row] ?? 0;
  // The third column is where the nose points. Lengths cancel out, so scale does not matter.
  const forward = Math.hypot(at(0, 2), at(1, 2), at(2, 2));
  if (!(forward > 0) || !Number.isFinite(forward)) return { yaw: 0, pitch: 0, roll: 0 };
  return {
    yaw: Math.atan2(at(0, 2), at(2, 2)) * DEGREES,
    pitch: Math.asin(Math.max(-1, Math.min(1, at(1, 2) / forward))) * DEGREES,
    roll: Math.atan2(at(1, 0), at(1, 1)) * DEGREES,
  };
}
