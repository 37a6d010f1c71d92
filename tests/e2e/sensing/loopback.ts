import { asRemoteVideo, collectRemote } from '#renderer/rtc/peer/remote.ts';
import type { RemoteVideoTrack } from '#renderer/rtc/peer/remote.ts';

/* A call inside one page: a picture goes out over WebRTC and comes back as the other side's. */

/** A camera of stills: each is held for a while and drifts a little, as a sitting person does. */
export class StillCamera {
  readonly canvas = document.createElement('canvas');
  readonly #draw: CanvasRenderingContext2D;
  readonly #perSecond: number;
  #timer: ReturnType<typeof setInterval> | null = null;
  #pictures: readonly ImageBitmap[] = [];
  #frame = 0;

  constructor(width: number, height: number, perSecond: number) {
    this.canvas.width = width;
    this.canvas.height = height;
    this.#perSecond = perSecond;
    const context = this.canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('no canvas');
    this.#draw = context;
  }

  /** @param addresses side by side in one picture; none draws an empty room */
  async show(addresses: readonly string[]): Promise<void> {
    this.#pictures = await Promise.all(
      addresses.map(async (address) => createImageBitmap(await (await fetch(address)).blob())),
    );
  }

  start(): MediaStreamTrack {
    this.#timer = setInterval(() => this.#paint(), 1000 / this.#perSecond);
    const [track] = this.canvas.captureStream(this.#perSecond).getVideoTracks();
    if (!track) throw new Error('no track');
    return track;
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  #paint(): void {
    const { width, height } = this.canvas;
    this.#frame += 1;
    this.#draw.fillStyle = '#777';
    this.#draw.fillRect(0, 0, width, height);
    const drift = Math.sin(this.#frame / this.#perSecond) * 8;
    const share = width / Math.max(1, this.#pictures.length);
    for (const [i, picture] of this.#pictures.entries()) {
      const scale = Math.min(share / picture.width, height / picture.height);
      const [w, h] = [picture.width * scale, picture.height * scale];
      this.#draw.drawImage(picture, share * i + (share - w) / 2 + drift, (height - h) / 2, w, h);
    }
  }
}

export interface Loopback {
  readonly video: RemoteVideoTrack;
  /** Frames that arrived and were decoded so far. */
  decoded(): Promise<number>;
  close(): void;
}

/** Sends a track through two real peer connections. */
export async function loopback(track: MediaStreamTrack): Promise<Loopback> {
  const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
  const listening = new AbortController();
  from.addEventListener('icecandidate', ({ candidate }) => void to.addIceCandidate(candidate));
  to.addEventListener('icecandidate', ({ candidate }) => void from.addIceCandidate(candidate));
  const arrived = new Promise<MediaStream>((resolve) => {
    collectRemote(to, listening.signal, resolve);
  });
  const receiving = new Promise<MediaStreamTrack>((resolve) => {
    to.addEventListener('track', (event) => resolve(event.track), { once: true });
  });
  from.addTrack(track, new MediaStream([track]));
  await from.setLocalDescription();
  if (from.localDescription) await to.setRemoteDescription(from.localDescription);
  await to.setLocalDescription();
  if (to.localDescription) await from.setRemoteDescription(to.localDescription);
  await arrived;
  const video = asRemoteVideo(await receiving);
  if (!video) throw new Error('what arrived is not a picture');
  return {
    video,
    async decoded() {
      for (const [, stats] of await to.getStats()) {
        const entry = stats as { type: string; kind?: string; framesDecoded?: number };
        if (entry.type === 'inbound-rtp' && entry.kind === 'video') return entry.framesDecoded ?? 0;
      }
      return 0;
    },
    close() {
      listening.abort();
      from.close();
      to.close();
    },
  };
}
