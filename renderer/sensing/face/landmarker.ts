import { FaceLandmarker, FilesetResolver } from '@mediapipe/tasks-vision';
import type { FaceLandmarkerResult } from '@mediapipe/tasks-vision';
import type { Ms } from '#shared/lib/units.ts';
import { BLENDSHAPE_COUNT } from '#shared/model/mood.ts';
import type { Face, FaceFrame } from '#shared/model/mood.ts';
import { meanBrightness } from './brightness.ts';
import { headPose } from './headPose.ts';
import { createPixels } from './pixels.ts';
import type { FaceAssets } from './protocol.ts';

/** Two, so that a second person is noticed; nobody is read then. */
const MOST_FACES = 2;

/** How the library begins lines that report no error, though it writes them as errors. */
const CHATTER = /^(INFO:|[IW]\d{4} )/;

/** Drops the library's chatter from this worker's console; errors stay. */
function dropChatter(): void {
  // oxlint-disable-next-line no-console -- the library binds it as it is when it loads
  const report = console.error;
  // oxlint-disable-next-line no-console -- see above
  console.error = (...args: unknown[]): void => {
    if (!CHATTER.test(String(args[0]))) report(...args);
  };
}

/** Looks at pictures, each for itself: nothing is remembered from one to the next. */
export interface Landmarker {
  /** Closes the picture. */
  look(picture: VideoFrame | ImageBitmap, atMs: Ms): Promise<FaceFrame>;
}

/**
 * Loads the face model, in a worker.
 * @throws Error when the model or the library cannot be fetched or started
 */
export async function loadLandmarker(assets: FaceAssets): Promise<Landmarker> {
  dropChatter();
  const response = await fetch(assets.modelUrl);
  if (!response.ok) throw new Error(`the face model answered ${response.status}`);
  const model = new Uint8Array(await response.arrayBuffer());
  // Without `true` a module worker is left without the library's factory.
  const fileset = await FilesetResolver.forVisionTasks(assets.wasmBaseUrl, true);
  const landmarker = await FaceLandmarker.createFromOptions(fileset, {
    // The GPU is slower wherever it is emulated, and the call's video needs it elsewhere.
    baseOptions: { modelAssetBuffer: model, delegate: 'CPU' },
    // Tracking from picture to picture would keep something of a face, and pictures are too far
    // apart for it anyway.
    runningMode: 'IMAGE',
    numFaces: MOST_FACES,
    outputFaceBlendshapes: true,
    outputFacialTransformationMatrixes: true,
  });
  const pixels = createPixels();

  return {
    async look(picture, atMs) {
      let shown: ImageData;
      try {
        shown = await pixels.read(picture);
      } finally {
        picture.close();
      }
      const found = landmarker.detect(shown);
      const faces = found.faceLandmarks.length;
      return {
        atMs,
        faces,
        face: faces === 1 ? readFace(found) : null,
        brightness: meanBrightness(shown.data),
      };
    },
  };
}

/** Null where the model found a face but not its expression. */
function readFace(found: FaceLandmarkerResult): Face | null {
  const [landmarks] = found.faceLandmarks;
  const [scores] = found.faceBlendshapes;
  const [matrix] = found.facialTransformationMatrixes;
  if (!landmarks || !scores || !matrix || scores.categories.length !== BLENDSHAPE_COUNT) {
    return null;
  }
  const heights = landmarks.map(({ y }) => y);
  return {
    blendshapes: scores.categories
      .toSorted((a, b) => a.index - b.index)
      .map(({ score }) => Math.min(1, Math.max(0, score))),
    head: headPose(matrix.data),
    size: Math.min(1, Math.max(...heights) - Math.min(...heights)),
  };
}
