import { moodSelfTest, readStill } from '#shared/domain/pipeline.ts';
import { openFaces } from '#renderer/sensing/face/faceLink.ts';
import type { FaceAssets } from '#renderer/sensing/face/startFaceSensing.ts';

const PORTRAIT = '../../resources/faces/portrait.jpg';
const portraits = import.meta.glob<string>('../../resources/faces/portrait.jpg', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** How the person on the portrait looks: she smiles (see resources/faces/README.md). */
const PORTRAIT_BAND = 'positive';

/**
 * Whether the installed face model, run on this machine, and the rules after it still say of known
 * faces what they must. The model is loaded for it and let go again.
 * @throws SensingError where it cannot be run at all
 */
export async function readsKnownFaces(assets: FaceAssets): Promise<boolean> {
  if (!moodSelfTest()) return false;
  const scope = new AbortController();
  try {
    const faces = await openFaces(assets, scope.signal);
    const answer = await fetch(portraits[PORTRAIT] ?? PORTRAIT);
    const { frame } = await faces.look(await createImageBitmap(await answer.blob()), 0);
    return readStill(frame).band === PORTRAIT_BAND;
  } finally {
    scope.abort();
  }
}
