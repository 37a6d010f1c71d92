import { lookedAtSize } from './pictureSize.ts';
import type { RemoteVideoTrack } from './remoteVideo.ts';

/** Where the newest picture of a track comes from. */
export interface Pictures {
  /** The newest picture, or the next; null once there are no more. One at a time. */
  take(): Promise<VideoFrame | ImageBitmap | null>;
  /** Lets go of the track and of what is held; the track itself goes on. */
  close(): void;
}

/** Chromium's way to a track's frames; not in TypeScript's library for windows. */
type TrackProcessor = new (options: {
  readonly track: MediaStreamTrack;
  readonly maxBufferSize: number;
}) => { readonly readable: ReadableStream<VideoFrame> };

/** Takes pictures without copying where the platform can, else through a video element. */
export function openPictures(track: RemoteVideoTrack): Pictures {
  const Processor = (globalThis as { MediaStreamTrackProcessor?: TrackProcessor })
    .MediaStreamTrackProcessor;
  return Processor ? fromProcessor(new Processor({ track, maxBufferSize: 1 })) : fromElement(track);
}

/** It keeps one picture, always the newest, and lets the others pass. */
function fromProcessor({ readable }: { readonly readable: ReadableStream<VideoFrame> }): Pictures {
  const reader = readable.getReader();
  return {
    async take() {
      const { value } = await reader.read();
      return value ?? null;
    },
    close() {
      reader.cancel().catch(() => undefined);
    },
  };
}

function fromElement(track: RemoteVideoTrack): Pictures {
  const element = document.createElement('video');
  element.muted = true;
  element.srcObject = new MediaStream([track]);
  element.play().catch(() => undefined);
  let stop: () => void = () => undefined;
  const closed = new Promise<null>((resolve) => {
    stop = () => resolve(null);
  });
  const picture = (): Promise<ImageBitmap> =>
    new Promise((resolve, reject) => {
      element.requestVideoFrameCallback(() => {
        const size = lookedAtSize({ width: element.videoWidth, height: element.videoHeight });
        createImageBitmap(element, { resizeWidth: size.width, resizeHeight: size.height }).then(
          resolve,
          reject,
        );
      });
    });
  return {
    take: () => Promise.race([picture(), closed]),
    close() {
      stop();
      element.srcObject = null;
    },
  };
}
