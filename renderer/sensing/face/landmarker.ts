import { FaceLandmarker, FilesetResolver } from '@mediapipe/tasks-vision';
import type { FaceLandmarkerResult } from '@mediapipe/tasks-vision';
import type { Ms } from '#shared/lib/units.ts';
import { BLENDSHAPE_COUNT } from '#shared/model/mood.ts';
import type { Face, FaceFrame } from '#shared/model/mood.ts';
import { meanBrightness } from './brightness.ts';
import { headPose } from './headPose.ts';
import { lookedAtSize } from './pictureSize.ts';
import type { FaceAssets } from './protocol.ts';

/** Two, so that a second person is noticed; nobody is read then. */
const MOST_FACES = 2;

/** Brightness is a mean: a thumbnail has the same one. */
const THUMBNAIL = { width: 32, height: 24 };

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
  const thumbnail = new OffscreenCanvas(THUMBNAIL.width, THUMBNAIL.height);
  const drawThumbnail = contextOf(thumbnail);

  return {
    async look(picture, atMs) {
      // No canvas of the picture's size: each showing of one to the library leaves a copy behind.
      const shown = await scaledDown(picture);
      let data: Uint8ClampedArray;
      let found: FaceLandmarkerResult;
      try {
        drawThumbnail.drawImage(shown, 0, 0, THUMBNAIL.width, THUMBNAIL.height);
        ({ data } = drawThumbnail.getImageData(0, 0, THUMBNAIL.width, THUMBNAIL.height));
        found = landmarker.detect(shown);
      } finally {
        shown.close();
      }
      const faces = found.faceLandmarks.length;
      return {
        atMs,
        faces,
        face: faces === 1 ? readFace(found) : null,
        brightness: meanBrightness(data),
      };
    },
  };
}

/** The picture itself where it is small enough; else a small one in its place. */
async function scaledDown(picture: VideoFrame | ImageBitmap): Promise<VideoFrame | ImageBitmap> {
  const size = sizeOf(picture);
  const { width, height } = lookedAtSize(size);
  if (width === size.width && height === size.height) return picture;
  try {
    return await createImageBitmap(picture, { resizeWidth: width, resizeHeight: height });
  } finally {
    picture.close();
  }
}

function sizeOf(picture: VideoFrame | ImageBitmap): { width: number; height: number } {
  return 'displayWidth' in picture
    ? { width: picture.displayWidth, height: picture.displayHeight }
    : picture;
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (context === null) throw new Error('this window cannot draw pictures');
  return context;
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
