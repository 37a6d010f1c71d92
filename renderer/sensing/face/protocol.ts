import type { Ms } from '#shared/lib/units.ts';
import type { FaceFrame } from '#shared/model/mood.ts';

/* What the page and the worker that looks at the customer's picture say to each other. */

/** Where the build and main put the library and the model, as addresses of the window's origin. */
export interface FaceAssets {
  /** …/models/face_landmarker.task */
  readonly modelUrl: string;
  /** Folder of tasks-vision's wasm files, without a closing slash: …/vision */
  readonly wasmBaseUrl: string;
}

/** First message to the worker; its port is the page's. */
export interface OpenFaces {
  readonly type: 'open';
  readonly assets: FaceAssets;
}

/** Page -> worker: one picture, handed over whole; the worker closes it. */
export interface LookAt {
  readonly type: 'look';
  /** Comes back with the answer. */
  readonly id: number;
  readonly atMs: Ms;
  readonly picture: VideoFrame | ImageBitmap;
}

/** Worker -> page. */
export type FromFaces =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly detail: string }
  | {
      readonly type: 'seen';
      readonly id: number;
      readonly frame: FaceFrame;
      /** Time the worker spent on this picture. */
      readonly tookMs: Ms;
    };
