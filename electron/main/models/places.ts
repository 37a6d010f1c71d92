import path from 'node:path';
import { faceModel } from './faceModel.ts';

/** Where the face model can be. */
export interface ModelPlaces {
  /** A file that the command line or an administrator named: this one and no other. */
  readonly named: string | null;
  /** In the user's own folder, where a download goes. */
  readonly own: string;
  /** With the app. */
  readonly bundled: string;
}

/**
 * Where to look: `--model FILE`, then the environment's HEARBACK_FACE_MODEL (an administrator's
 * preset), then the user's folder, then the app's.
 */
export function modelPlaces(around: {
  readonly given: string | null;
  readonly env: NodeJS.ProcessEnv;
  readonly userData: string;
  readonly resources: string;
}): ModelPlaces {
  const preset = around.env['HEARBACK_FACE_MODEL'] ?? '';
  const named = around.given ?? (preset === '' ? null : preset);
  return {
    named: named === null ? null : path.resolve(named),
    own: path.join(around.userData, 'models', faceModel.fileName),
    bundled: path.join(around.resources, 'models', faceModel.fileName),
  };
}

/** Where it is fetched from: the official address, or a mirror inside a closed network. */
export function modelAddress(env: NodeJS.ProcessEnv): string {
  const mirror = env['HEARBACK_FACE_MODEL_MIRROR'] ?? '';
  return mirror === '' ? faceModel.url : mirror;
}
