/**
 * Gathers the other side's tracks into one stream of our own. Audio is in it from the start; video
 * joins with its first packets, because a media element given a picture track that never moves
 * keeps silent too.
 */
export function collectRemote(
  pc: RTCPeerConnection,
  signal: AbortSignal,
  onStream: (stream: MediaStream) => void,
): void {
  const stream = new MediaStream();
  let announced = false;
  pc.addEventListener(
    'track',
    ({ track }) => {
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
