import type { Page } from 'playwright';

/** What one client sent and received so far, read from its own peer connections. */
export interface MediaFlow {
  readonly audioPacketsSent: number;
  readonly audioPacketsReceived: number;
  /** Received sound, as energy: 0 is silence all the time. */
  readonly audioEnergyReceived: number;
  readonly videoPacketsReceived: number;
  readonly framesDecoded: number;
}

interface Probe {
  readonly connections: RTCPeerConnection[];
  readonly microphoneOpenedAt: number[];
}

declare global {
  interface Window {
    mediaProbe?: Probe;
  }
}

/**
 * Watches a page's peer connections and the moments its microphone opened, from outside the
 * product's own code. Takes effect at the page's next load.
 */
export async function installMediaProbe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const probe = { connections: [] as RTCPeerConnection[], microphoneOpenedAt: [] as number[] };
    window.mediaProbe = probe;
    const Native = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        probe.connections.push(this);
      }
    };
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (devices === undefined) return;
    const native = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      const stream = await native(constraints);
      if (stream.getAudioTracks().length > 0) probe.microphoneOpenedAt.push(Date.now());
      return stream;
    };
  });
}

/** When the page's microphone was opened last (wall clock), or null. */
export function microphoneOpenedAt(page: Page): Promise<number | null> {
  return page.evaluate(() => window.mediaProbe?.microphoneOpenedAt.at(-1) ?? null);
}

/** Sums up every connection that the page has made. */
export function mediaFlow(page: Page): Promise<MediaFlow> {
  return page.evaluate(async () => {
    const flow = {
      audioPacketsSent: 0,
      audioPacketsReceived: 0,
      audioEnergyReceived: 0,
      videoPacketsReceived: 0,
      framesDecoded: 0,
    };
    for (const connection of window.mediaProbe?.connections ?? []) {
      const report = await connection.getStats();
      for (const entry of report.values() as Iterable<Record<string, unknown>>) {
        const amount = (name: string): number => Number(entry[name] ?? 0);
        if (entry['type'] === 'outbound-rtp' && entry['kind'] === 'audio') {
          flow.audioPacketsSent += amount('packetsSent');
        }
        if (entry['type'] === 'inbound-rtp' && entry['kind'] === 'audio') {
          flow.audioPacketsReceived += amount('packetsReceived');
          flow.audioEnergyReceived += amount('totalAudioEnergy');
        }
        if (entry['type'] === 'inbound-rtp' && entry['kind'] === 'video') {
          flow.videoPacketsReceived += amount('packetsReceived');
          flow.framesDecoded += amount('framesDecoded');
        }
      }
    }
    return flow;
  });
}

/** How each open connection goes, as "kind of own candidate/kind of the other's". */
export function chosenPaths(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const open = (window.mediaProbe?.connections ?? []).filter(
      ({ connectionState }) => connectionState === 'connected',
    );
    return Promise.all(
      open.map(async (connection) => {
        const report = await connection.getStats();
        const entries = [...(report.values() as Iterable<Record<string, unknown>>)];
        const transport = entries.find(({ type }) => type === 'transport');
        const of = (id: unknown): Record<string, unknown> =>
          entries.find((entry) => entry['id'] === id) ?? {};
        const pair = of(transport?.['selectedCandidatePairId']);
        const kind = (id: string): unknown => of(pair[id])['candidateType'];
        return `${String(kind('localCandidateId'))}/${String(kind('remoteCandidateId'))}`;
      }),
    );
  });
}
