import type { FromCustomer } from '#shared/model/mood.ts';

/** Tracks that arrived over a link; nothing else gets in. */
const received = new WeakSet<MediaStreamTrack>();

/** A picture that arrived from the other side: what may read expressions takes nothing else. */
export type RemoteVideoTrack = MediaStreamTrack & FromCustomer;

/**
 * The only place that marks a track as the other side's.
 * @returns null for anything that did not arrive over a link, and for sound
 */
export function asRemoteVideo(track: MediaStreamTrack): RemoteVideoTrack | null {
  return track.kind === 'video' && received.has(track) ? (track as RemoteVideoTrack) : null;
}

/**
 * Gathers the other side's tracks into one stream of our own. Audio is in it from the start; video
 * joins with its first packets, because a media element given a picture track that never moves
 * keeps silent too.
 * @param onVideo told of the picture track as it is announced, before its first packets
 */
export function collectRemote(
  pc: RTCPeerConnection,
  signal: AbortSignal,
  onStream: (stream: MediaStream) => void,
  onVideo: (video: RemoteVideoTrack) => void = () => undefined,
): void {
  const stream = new MediaStream();
  let announced = false;
  pc.addEventListener(
    'track',
    ({ track }) => {
      received.add(track);
      const video = asRemoteVideo(track);
      if (video !== null) onVideo(video);
      if (track.kind === 'video' && track.muted) {
        track.addEventListener('unmute', () => stream.addTrack(track), { once: true, signal });
      } else {
        stream.addTrack(track);
      }
      if (announced) return;
      announced = true;
      // Both tracks of the first offer are announced in one go; the stream is complete after it.
      queueMicrotask(() => {
        if (!signal.aborted) onStream(stream);
      });
    },
    { signal },
  );
}
