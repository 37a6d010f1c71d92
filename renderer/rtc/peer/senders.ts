import type { VideoLimit } from '../quality/ladder.ts';
import type { MediaKind } from './mediaKind.ts';

const kinds: readonly MediaKind[] = ['audio', 'video'];

export interface Senders {
  /** Before the first offer: one transceiver a kind, also for what is not sent yet. */
  readonly offerBoth: () => void;
  /** On a received offer, before the answer is made: answers each kind with "I may send too". */
  readonly adoptOffered: () => void;
  readonly replace: (kind: MediaKind, track: MediaStreamTrack | null) => Promise<void>;
  /** How much picture may be sent from now on. */
  readonly limitVideo: (limit: VideoLimit) => void;
  /** Descriptions were exchanged: some browsers take parameters only then. */
  readonly negotiated: () => void;
  /** The line has been up for a moment: from now on the whole picture may go over it. */
  readonly grow: () => void;
}

/**
 * The first picture is sent at this size or less, in pixels. Of a new line a browser expects little
 * (300 kbit/s in Chromium), drops the pictures that are too large for that one after the other until
 * one fits, and sends a large first one slowly: from a 720p camera the first picture was seen 274 ms
 * after the line was up, at this size after 88 ms (medians of ten, two connections in one page).
 */
const FIRST_PIXELS = 640 * 360;

/**
 * Both kinds are negotiated from the start, sending or not. A camera that joins a voice call, a
 * device that changes and a camera that is freed are then only a replaceTrack: no renegotiation,
 * so nothing that can fail while the hub is away.
 */
export function createSenders(pc: RTCPeerConnection, stream: MediaStream | null): Senders {
  const wanted = new Map<MediaKind, MediaStreamTrack | null>(
    kinds.map((kind) => [kind, stream?.getTracks().find((track) => track.kind === kind) ?? null]),
  );
  const transceivers = new Map<MediaKind, RTCRtpTransceiver>();
  // One stream for both kinds, or the receiver does not keep lips and voice together.
  const together = new MediaStream();
  let limit: VideoLimit | null = null;
  let grown = false;
  let parameters: Promise<void> = Promise.resolve();

  const apply = async (kind: MediaKind): Promise<void> => {
    const sender = transceivers.get(kind)?.sender;
    await sender?.replaceTrack(wanted.get(kind) ?? null);
  };
  /** One after the other: parameters that were read before others were set are refused. */
  const setParameters = (): void => {
    parameters = parameters.then(async () => {
      for (const kind of kinds) {
        const sender = transceivers.get(kind)?.sender;
        const small = grown ? 1 : firstScale(wanted.get('video') ?? null);
        if (sender !== undefined) await tune(sender, kind, limit, small).catch(() => undefined);
      }
    });
  };

  return {
    offerBoth() {
      for (const kind of kinds) {
        const init: RTCRtpTransceiverInit = { direction: 'sendrecv', streams: [together] };
        transceivers.set(kind, pc.addTransceiver(wanted.get(kind) ?? kind, init));
      }
      setParameters();
    },
    adoptOffered() {
      for (const transceiver of pc.getTransceivers()) {
        const kind = kinds.find((each) => each === transceiver.receiver.track.kind);
        if (kind === undefined || transceivers.has(kind)) continue;
        transceivers.set(kind, transceiver);
        transceiver.direction = 'sendrecv';
        // Missing in older Safari, which then plays the two kinds without lip sync.
        if ('setStreams' in transceiver.sender) transceiver.sender.setStreams(together);
        void apply(kind).catch(() => undefined);
      }
    },
    async replace(kind, track) {
      wanted.set(kind, track);
      await apply(kind);
      if (kind === 'video' && !grown) setParameters();
    },
    limitVideo(next) {
      limit = next;
      setParameters();
    },
    negotiated: setParameters,
    grow() {
      if (grown) return;
      grown = true;
      setParameters();
    },
  };
}

/** By how much a camera's width and height are divided for the first picture; 1 for a small one. */
function firstScale(camera: MediaStreamTrack | null): number {
  const { width = 0, height = 0 } = camera?.getSettings() ?? {};
  return Math.max(1, Math.sqrt((width * height) / FIRST_PIXELS));
}

/**
 * Sound goes before picture wherever both want the same room, in the browser's own pacing and, where
 * the network heeds it, on the way (networkPriority: DSCP, RFC 8837).
 * @throws where the browser refuses: it then sends as it would have done without
 */
async function tune(
  sender: RTCRtpSender,
  kind: MediaKind,
  limit: VideoLimit | null,
  firstScaleBy: number,
): Promise<void> {
  const now = sender.getParameters();
  // Empty before the first answer in some browsers: `negotiated` comes back to it.
  if (now.encodings.length === 0) return;
  const priority = kind === 'audio' ? 'high' : 'low';
  const encodings = now.encodings.map((encoding) => {
    const sorted = { ...encoding, priority, networkPriority: priority } as const;
    if (kind === 'audio') return sorted;
    if (limit === null) return { ...sorted, scaleResolutionDownBy: firstScaleBy };
    const { active, maxBitrate, scaleDownBy, maxFps } = limit;
    return {
      ...sorted,
      active,
      maxBitrate,
      scaleResolutionDownBy: Math.max(scaleDownBy, firstScaleBy),
      maxFramerate: maxFps,
    };
  });
  await sender.setParameters({ ...now, encodings });
}
