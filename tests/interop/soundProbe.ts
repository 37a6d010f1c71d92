import type { Page } from 'playwright';

/** 20 ms of received sound; all times in ms since the epoch, by one machine's clock. */
export interface SoundLook {
  readonly at: number;
  /** Its level as it is played, dBFS; -200 for digital silence. */
  readonly dbfs: number;
}

/** The received packets of audio so far, over all connections of the page. */
export interface PacketLook {
  readonly at: number;
  readonly packets: number;
}

/** Something a connection went through, for whoever asks why. */
export interface LineLook {
  readonly at: number;
  readonly what: string;
}

/** Chromium's, for sound as well; the DOM's types do not know it. */
interface AudioPiece {
  /** When it was played, microseconds. */
  readonly timestamp: number;
  readonly numberOfFrames: number;
  readonly sampleRate: number;
  copyTo(into: Float32Array, options: { planeIndex: number; format: 'f32-planar' }): void;
  close(): void;
}

interface AudioProcessor {
  new (options: { readonly track: MediaStreamTrack; readonly maxBufferSize: number }): {
    readonly readable: AsyncIterable<AudioPiece>;
  };
}

interface Batch {
  readonly sound: readonly SoundLook[];
  readonly packets: readonly PacketLook[];
  readonly line: readonly LineLook[];
}

/** What a page receives, watched from outside the product's own code, over reloads and crashes. */
export interface SoundProbe {
  readonly sound: SoundLook[];
  readonly packets: PacketLook[];
  readonly line: LineLook[];
  /** Everything up to now is in. */
  readonly caughtUp: () => Promise<void>;
}

declare global {
  interface Window {
    soundProbeTells?: (batch: Batch) => Promise<void>;
    soundProbeTellNow?: () => Promise<void>;
  }
}

/** Now, by the clock that the looks have. */
export const clockNow = (): number => performance.timeOrigin + performance.now();

/**
 * Watches the sound that a page receives: every piece of it as it is played, with its own time, so
 * that a page that was too busy to look has missed nothing; and every 100 ms the packets. Takes
 * effect at the page's next load.
 */
export async function installSoundProbe(page: Page): Promise<SoundProbe> {
  const sound: SoundLook[] = [];
  const packets: PacketLook[] = [];
  const line: LineLook[] = [];
  await page.exposeFunction('soundProbeTells', (batch: Batch) => {
    sound.push(...batch.sound);
    packets.push(...batch.packets);
    line.push(...batch.line);
  });
  await page.addInitScript(watch);
  return {
    sound,
    packets,
    line,
    caughtUp: () => page.evaluate(() => window.soundProbeTellNow?.()).then(() => undefined),
  };
}

/** Runs in the page. */
function watch(): void {
  const LOOK_MS = 20;
  /** Pieces of 10 ms: what the page may be late by. */
  const MOST_UNREAD = 1000;
  const COUNT_EVERY_MS = 100;
  const TELL_EVERY_MS = 250;
  let batch = {
    sound: [] as SoundLook[],
    packets: [] as PacketLook[],
    line: [] as LineLook[],
  };
  const now = (): number => performance.timeOrigin + performance.now();
  const say = (what: string): void => void batch.line.push({ at: now(), what });
  const connections: RTCPeerConnection[] = [];

  const listen = async (track: MediaStreamTrack): Promise<void> => {
    // A copy: the product may stop or silence its own.
    const { MediaStreamTrackProcessor: Processor } = window as unknown as {
      readonly MediaStreamTrackProcessor: AudioProcessor;
    };
    const { readable } = new Processor({
      track: track.clone(),
      maxBufferSize: MOST_UNREAD,
    });
    // The pieces tell when they were played by a clock of their own, which begins anywhere.
    let beginning = Infinity;
    let power = 0;
    let samples = 0;
    for await (const piece of readable) {
      const playedAt = piece.timestamp / 1000;
      beginning = Math.min(beginning, now() - playedAt);
      const values = new Float32Array(piece.numberOfFrames);
      piece.copyTo(values, { planeIndex: 0, format: 'f32-planar' });
      for (const value of values) power += value * value;
      samples += values.length;
      const long = samples >= (piece.sampleRate * LOOK_MS) / 1000;
      piece.close();
      if (!long) continue;
      const dbfs = Math.max(-200, 10 * Math.log10(power / samples));
      batch.sound.push({ at: beginning + playedAt, dbfs });
      power = 0;
      samples = 0;
    }
  };
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
      const name = `pc${connections.length}`;
      say(`${name} made`);
      this.addEventListener('iceconnectionstatechange', () =>
        say(`${name} ice ${this.iceConnectionState}`),
      );
      this.addEventListener('connectionstatechange', () => say(`${name} ${this.connectionState}`));
      this.addEventListener('signalingstatechange', () =>
        say(`${name} signalling ${this.signalingState}`),
      );
      this.addEventListener('track', ({ track }) => {
        if (track.kind === 'audio') void listen(track);
      });
    }
  };

  let counting = false;
  setInterval(() => {
    if (counting || connections.length === 0) return;
    counting = true;
    const receivers = connections
      .flatMap((connection) => connection.getReceivers())
      .filter(({ track }) => track.kind === 'audio');
    void Promise.all(receivers.map((receiver) => receiver.getStats())).then((reports) => {
      counting = false;
      let packets = 0;
      for (const report of reports) {
        for (const entry of report.values() as Iterable<Record<string, unknown>>) {
          if (entry['type'] === 'inbound-rtp') packets += Number(entry['packetsReceived'] ?? 0);
        }
      }
      batch.packets.push({ at: now(), packets });
    });
  }, COUNT_EVERY_MS);

  const tell = async (): Promise<void> => {
    const told = batch;
    batch = { sound: [], packets: [], line: [] };
    await window.soundProbeTells?.(told);
  };
  window.soundProbeTellNow = tell;
  setInterval(() => void tell(), TELL_EVERY_MS);
  window.addEventListener('pagehide', () => void tell());
}
