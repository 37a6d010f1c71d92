import type { Page } from 'playwright';

/** Moments of one call in one page, on the wall clock, in ms with fractions. */
export type Marks = Readonly<Partial<Record<MarkName, number>>>;

export const markNames = [
  'click',
  'microphone',
  'camera',
  'connection',
  'offerMade',
  'offerSent',
  'offerCame',
  'offerTaken',
  'answerMade',
  'answerSent',
  'answerCame',
  'answerTaken',
  'ice',
  'dtls',
  'audio',
  'video',
] as const;

export type MarkName = (typeof markNames)[number];

interface AnswerProbe {
  marks: Partial<Record<MarkName, number>>;
}

declare global {
  interface Window {
    answerProbe?: AnswerProbe;
  }
}

/** Above what a silent line gives, far below speech: −50 dB of full scale. */
const HEARD = 0.003;
/** How often the sound and the picture are looked at. */
const LOOK_MS = 5;

/**
 * Notes from outside of the product's code when a page opens devices, makes connections and offers,
 * and when the other side is heard and seen first: sound as it comes out of the jitter buffer, a
 * picture when the product's own video element has put it on the screen. Takes effect at the
 * page's next load.
 */
export async function installAnswerProbe(page: Page): Promise<void> {
  await page.addInitScript(
    ({ heard, lookMs }) => {
      const probe: AnswerProbe = { marks: {} };
      window.answerProbe = probe;
      const now = (): number => performance.timeOrigin + performance.now();
      const mark = (name: MarkName, at = now()): void => {
        probe.marks[name] ??= at;
      };
      document.addEventListener(
        'click',
        (event) => {
          const button = event.target instanceof Element ? event.target.closest('button') : null;
          if (/camera/i.test(button?.textContent ?? '')) probe.marks.click = now();
        },
        { capture: true },
      );

      const devices = navigator.mediaDevices as MediaDevices | undefined;
      if (devices !== undefined) {
        const native = devices.getUserMedia.bind(devices);
        devices.getUserMedia = async (constraints) => {
          const stream = await native(constraints);
          if (stream.getAudioTracks().length > 0) mark('microphone');
          if (stream.getVideoTracks().length > 0) mark('camera');
          return stream;
        };
      }

      // Ready before the call: its own start must not be counted in.
      const context = new AudioContext();
      const pictures = new WeakSet<MediaStreamTrack>();
      const watched = new WeakSet<HTMLVideoElement>();
      const listen = (track: MediaStreamTrack): void => {
        const analyser = context.createAnalyser();
        analyser.fftSize = 1024;
        context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
        const samples = new Float32Array(analyser.fftSize);
        const timer = setInterval(() => {
          analyser.getFloatTimeDomainData(samples);
          if (!samples.some((sample) => Math.abs(sample) > heard)) return;
          mark('audio');
          clearInterval(timer);
        }, lookMs);
      };
      setInterval(() => {
        for (const video of document.querySelectorAll('video')) {
          const stream = video.srcObject;
          if (!(stream instanceof MediaStream) || watched.has(video)) continue;
          if (!stream.getVideoTracks().some((track) => pictures.has(track))) continue;
          watched.add(video);
          video.requestVideoFrameCallback((_at, frame) => {
            mark('video', performance.timeOrigin + frame.presentationTime);
          });
        }
      }, lookMs);

      // Over the hub's socket alone: what goes over the call itself comes later.
      const described = (data: unknown): 'offer' | 'answer' | null => {
        if (typeof data !== 'string') return null;
        const [, type] = /"type":"(offer|answer)","sdp"/.exec(data) ?? [];
        return type === 'offer' || type === 'answer' ? type : null;
      };
      const NativeSocket = window.WebSocket;
      window.WebSocket = class extends NativeSocket {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(url, protocols);
          this.addEventListener('message', ({ data }) => {
            const type = described(data);
            if (type !== null) mark(`${type}Came`);
          });
        }
        override send(data: string | Blob | BufferSource): void {
          const type = described(data);
          if (type !== null) mark(`${type}Sent`);
          super.send(data);
        }
      };

      const Native = window.RTCPeerConnection;
      window.RTCPeerConnection = class extends Native {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          mark('connection');
          this.addEventListener('track', ({ track }) => {
            if (track.kind === 'audio') listen(track);
            else pictures.add(track);
          });
          this.addEventListener('iceconnectionstatechange', () => {
            if (/connected|completed/.test(this.iceConnectionState)) mark('ice');
          });
          this.addEventListener('connectionstatechange', () => {
            if (this.connectionState === 'connected') mark('dtls');
          });
          this.addEventListener('signalingstatechange', () => {
            if (this.signalingState === 'have-local-offer') mark('offerMade');
            if (this.signalingState === 'have-remote-offer') mark('offerTaken');
            if (this.signalingState !== 'stable') return;
            mark(probe.marks.offerTaken === undefined ? 'answerTaken' : 'answerMade');
          });
        }
      };
    },
    { heard: HEARD, lookMs: LOOK_MS },
  );
}

/** Forgets what was noted: the next call begins. */
export async function clearMarks(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (window.answerProbe) window.answerProbe.marks = {};
  });
}

/**
 * What a page noted, once the other side was heard and seen there.
 * @throws after 15 s without
 */
export async function readMarks(page: Page): Promise<Marks> {
  await page.waitForFunction(
    () => {
      const marks = window.answerProbe?.marks;
      return marks?.audio !== undefined && marks.video !== undefined;
    },
    undefined,
    { timeout: 15_000, polling: 50 },
  );
  return page.evaluate(() => window.answerProbe?.marks ?? {});
}
