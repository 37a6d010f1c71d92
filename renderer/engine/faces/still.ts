import { MAX_PICTURE_BYTES } from '#shared/contract/engine.ts';
import type { LookedAt } from '#shared/contract/engine.ts';
import { readStill } from '#shared/domain/mood/mood.ts';
import type { FaceLink } from '#renderer/sensing/face/faceLink.ts';
import type { FileBytes } from '../container/fileBytes.ts';
import { isCutOffPicture } from '../container/pictureEnd.ts';
import { InputError } from '../inputError.ts';

/**
 * Looks at one picture, by itself: nothing is known of this person's face at rest.
 * @throws InputError where it is not a picture, cut off, or too large
 */
export async function lookAtStill(file: FileBytes, faces: FaceLink): Promise<readonly LookedAt[]> {
  if (file.size > MAX_PICTURE_BYTES) throw new InputError('pictureTooLarge');
  const bytes = await file.read(0, file.size);
  if (isCutOffPicture(bytes)) throw new InputError('pictureCutOff');
  const picture = await createImageBitmap(new Blob([bytes])).catch(() => {
    throw new InputError('notPicture');
  });
  const { frame } = await faces.look(picture, 0);
  return [{ frame, reading: readStill(frame) }];
}
