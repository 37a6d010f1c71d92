import { app, net } from 'electron';
import type { FaceModelStatus } from '#shared/contract/ipc.ts';
import { resourcesDir } from '../paths.ts';
import { FaceModelKeeper } from './faceModelKeeper.ts';
import { modelAddress, modelPlaces } from './places.ts';

/**
 * The app's face model. Call it once the app is ready.
 * @param given the file that the command line named
 */
export function openFaceModel(
  given: string | null,
  onStatus: (status: FaceModelStatus) => void = () => undefined,
): FaceModelKeeper {
  return new FaceModelKeeper({
    places: modelPlaces({
      given,
      env: process.env,
      userData: app.getPath('userData'),
      resources: resourcesDir(),
    }),
    url: modelAddress(process.env),
    // Through the system's proxy, as a browser would.
    fetch: (url, init) => net.fetch(url, init),
    onStatus,
  });
}
