import path from 'node:path';
import { app } from 'electron';

/** Folder of the built pages (out/renderer), inside the asar when packaged. */
export function rendererDir(): string {
  return path.join(app.getAppPath(), 'out', 'renderer');
}

/** Folder of the built customer's page (out/guest). */
export function guestDir(): string {
  return path.join(app.getAppPath(), 'out', 'guest');
}

/** A built preload, by name. */
export function preloadFile(name: 'agent' | 'engine' | 'supervisor'): string {
  return path.join(app.getAppPath(), 'out', 'preload', `${name}.cjs`);
}

/** The resources/ folder: beside the sources in development, beside the asar when packaged. */
export function resourcesDir(): string {
  return app.isPackaged
    ? path.join(process.resourcesPath, 'resources')
    : path.join(app.getAppPath(), 'resources');
}
