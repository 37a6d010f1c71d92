import type { CDPSession, Page } from 'playwright';

/** What a page holds on to at one moment. */
export interface PageCounts {
  /** Timeouts and intervals that are still to come. */
  readonly timers: number;
  /** Peer connections that are not closed. */
  readonly peers: number;
  /** Microphone and camera tracks that are not stopped. */
  readonly tracks: number;
  /** Audio contexts that are not closed. */
  readonly audioContexts: number;
  readonly workers: number;
  /** Nodes of its documents, those that are taken out but still held included. */
  readonly nodes: number;
  readonly listeners: number;
  /** Of its own script, without workers. */
  readonly heapMegabytes: number;
}

interface SoakProbe {
  readonly timers: Set<unknown>;
  readonly peers: RTCPeerConnection[];
  readonly tracks: MediaStreamTrack[];
  readonly contexts: AudioContext[];
}

declare global {
  interface Window {
    soakProbe?: SoakProbe;
  }
}

/**
 * Counts from outside the product's own code what a page makes and lets go. Takes effect at the
 * page's next load.
 */
export async function installSoakProbe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const probe: SoakProbe = { timers: new Set(), peers: [], tracks: [], contexts: [] };
    window.soakProbe = probe;
    const { setTimeout: later, setInterval: often } = window;
    const { clearTimeout: notLater, clearInterval: notOften } = window;
    const timeout = (act: TimerHandler, ms?: number, ...args: unknown[]): number => {
      const id = later(() => {
        probe.timers.delete(id);
        if (typeof act === 'function') act(...args);
      }, ms);
      probe.timers.add(id);
      return id;
    };
    const interval = (act: TimerHandler, ms?: number, ...args: unknown[]): number => {
      const id = often(act, ms, ...args);
      probe.timers.add(id);
      return id;
    };
    const forget =
      (clear: (id?: number) => void) =>
      (id?: number): void => {
        probe.timers.delete(id);
        clear.call(window, id);
      };
    Object.assign(window, {
      setTimeout: timeout,
      setInterval: interval,
      clearTimeout: forget(notLater),
      clearInterval: forget(notOften),
    });
    const NativePeer = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends NativePeer {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        probe.peers.push(this);
      }
    };
    const NativeContext = window.AudioContext;
    window.AudioContext = class extends NativeContext {
      constructor(options?: AudioContextOptions) {
        super(options);
        probe.contexts.push(this);
      }
    };
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (devices === undefined) return;
    const open = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      probe.tracks.push(...stream.getTracks());
      return stream;
    };
  });
}

/** A look into a page from its debugger. */
export interface PageWatch {
  readonly counts: () => Promise<PageCounts>;
}

/** @param collect makes the page let go of what nobody holds before each look */
export async function watchPage(page: Page, collect: boolean): Promise<PageWatch> {
  const debug: CDPSession = await page.context().newCDPSession(page);
  await debug.send('Performance.enable');
  return {
    async counts() {
      // Twice: what the first lets go may have held something itself.
      if (collect) await debug.send('HeapProfiler.collectGarbage');
      if (collect) await debug.send('HeapProfiler.collectGarbage');
      const { metrics } = await debug.send('Performance.getMetrics');
      const metric = (name: string): number =>
        metrics.find((each) => each.name === name)?.value ?? NaN;
      const held = await page.evaluate(() => {
        const probe = window.soakProbe;
        if (probe === undefined) throw new Error('this page is not watched');
        // What is closed is dropped here, too: the watching itself must not grow.
        const open = <T>(all: T[], isOpen: (each: T) => boolean): number => {
          all.splice(0, all.length, ...all.filter(isOpen));
          return all.length;
        };
        return {
          timers: probe.timers.size,
          peers: open(probe.peers, ({ connectionState }) => connectionState !== 'closed'),
          tracks: open(probe.tracks, ({ readyState }) => readyState === 'live'),
          audioContexts: open(probe.contexts, ({ state }) => state !== 'closed'),
        };
      });
      return {
        ...held,
        workers: page.workers().length,
        nodes: metric('Nodes'),
        listeners: metric('JSEventListeners'),
        heapMegabytes: metric('JSHeapUsedSize') / 2 ** 20,
      };
    },
  };
}
