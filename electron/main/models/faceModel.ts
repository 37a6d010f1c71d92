import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** Google's face landmark bundle, float16/1, Apache-2.0. Any other file is refused. */
export const faceModel = {
  fileName: 'face_landmarker.task',
  url: 'https://storage.googleapis.com/mediapipe-models/face_landmarker/face_landmarker/float16/1/face_landmarker.task',
  bytes: 3_758_596,
  sha256: '64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff',
} as const;

/** A file that is known by its content. */
export interface PinnedFile {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** The sha256 of bytes in hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether there is a file, and whether it is the pinned one. */
export async function checkFile(
  file: string,
  pinned: PinnedFile,
): Promise<'right' | 'wrong' | 'absent'> {
  const info = await stat(file).catch(() => null);
  if (info === null) return 'absent';
  if (!info.isFile() || info.size !== pinned.bytes) return 'wrong';
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch {
    return 'wrong';
  }
  return hash.digest('hex') === pinned.sha256 ? 'right' : 'wrong';
}
