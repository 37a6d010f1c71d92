import { openFaces } from '#renderer/sensing/face/faceLink.ts';
import type { FaceLink } from '#renderer/sensing/face/faceLink.ts';
import type { FaceFrame } from '#shared/model/mood.ts';

/* What a test does with faces inside a page: the app's worker, on pictures the test names. */

const at = (path: string): string => new URL(path, location.href).href;
const assets = { modelUrl: at('/model/face_landmarker.task'), wasmBaseUrl: at('/vision') };
const scope = new AbortController();
let link: Promise<FaceLink> | null = null;

function faces(): Promise<FaceLink> {
  link ??= openFaces(assets, scope.signal);
  return link;
}

const bench = {
  /** One still picture. */
  async still(address: string): Promise<FaceFrame> {
    const bytes = await (await fetch(address)).blob();
    return (await (await faces()).look(await createImageBitmap(bytes), 0)).frame;
  },
  /** A clip, one frame every `everyMs` of its own time. */
  async clip(address: string, everyMs: number): Promise<FaceFrame[]> {
    const video = document.createElement('video');
    video.muted = true;
    // Held in memory: a server that answers no ranges cannot be sought in.
    video.src = URL.createObjectURL(await (await fetch(address)).blob());
    await new Promise((resolve, reject) => {
      video.addEventListener('loadeddata', resolve, { once: true });
      video.addEventListener('error', () => reject(new Error(video.error?.message)), {
        once: true,
      });
    });
    const found: FaceFrame[] = [];
    for (let atMs = 0; atMs < video.duration * 1000; atMs += everyMs) {
      const there = new Promise((resolve) => {
        video.addEventListener('seeked', resolve, { once: true });
      });
      video.currentTime = atMs / 1000;
      await there;
      found.push((await (await faces()).look(await createImageBitmap(video), atMs)).frame);
    }
    URL.revokeObjectURL(video.src);
    return found;
  },
};

export type FaceBench = typeof bench;

declare global {
  interface Window {
    faceBench: FaceBench;
  }
}

window.faceBench = bench;
