import type { Ms } from '#shared/lib/units.ts';
import type { MediaKind } from './mediaKind.ts';

/** The newest of the other side's reception reports (RTCP, RFC 3550 6.4) of one kind of media. */
interface Reported {
  /** Share of the packets lost since the report before, 0..1. */
  readonly lostShare: number | null;
  /** Rises with every report that could be measured by; null where the browser does not count. */
  readonly reports: number | null;
}

/** Totals of one kind of media since the link began. Null: this browser does not tell. */
interface KindStats {
  readonly packetsSent: number;
  readonly bytesSent: number;
  readonly packetsReceived: number;
  readonly bytesReceived: number;
  /** Packets expected but never received, by our count. */
  readonly packetsLost: number;
  readonly jitterMs: Ms | null;
  /** How long all samples (pictures) received so far waited in the jitter buffer, together … */
  readonly jitterBufferMs: Ms | null;
  /** … and how many they were: the mean wait is the ratio of the differences of two looks. */
  readonly jitterBufferCount: number | null;
  /**
   * Sound that was played in place of what was missing: lost, or too late. In samples, without the
   * silent ones. What in-band FEC brought back is not in it. Audio only.
   */
  readonly concealed: number | null;
  /** All samples that were played. Audio only. */
  readonly played: number | null;
  /** What the other side reports of what this side sends. */
  readonly reported: Reported;
  /** Sum of (level 0..1)² times seconds: grows only while there is sound. Audio only. */
  readonly energySent: number | null;
  readonly energyReceived: number | null;
  /** Video only. */
  readonly framesSent: number | null;
  readonly framesReceived: number | null;
  /** Pictures that stood still, and for how long together (W3C webrtc-stats, freezeCount). */
  readonly freezes: number | null;
  readonly freezesMs: Ms | null;
  /** Height of the picture that is sent, pixels. */
  readonly sentHeight: number | null;
}

/** How a link is doing. Never leaves the machine. */
export interface LinkStats {
  readonly audio: KindStats;
  readonly video: KindStats;
  readonly roundTripMs: Ms | null;
  /** What the browser reckons it can send in all, bits a second. */
  readonly outgoingBps: number | null;
  /** True where a TURN server carries the media. */
  readonly relayed: boolean | null;
  /** E.g. "AES_CM_128_HMAC_SHA1_80": proof that the media is encrypted. */
  readonly srtpCipher: string | null;
}

type Entry = Readonly<Record<string, unknown>>;

const text = (entry: Entry | undefined, key: string): string | null => {
  const value = entry?.[key];
  return typeof value === 'string' ? value : null;
};

const number = (entry: Entry | undefined, key: string): number | null => {
  const value = entry?.[key];
  return typeof value === 'number' ? value : null;
};

const total = (entries: readonly Entry[], key: string): number =>
  entries.reduce((sum, entry) => sum + (number(entry, key) ?? 0), 0);

const toMs = (seconds: number | null): Ms | null => (seconds === null ? null : seconds * 1000);

function kindStats(entries: readonly Entry[], kind: MediaKind): KindStats {
  const of = (type: string): readonly Entry[] =>
    entries.filter((entry) => entry['type'] === type && entry['kind'] === kind);
  const sent = of('outbound-rtp');
  const received = of('inbound-rtp');
  const sources = of('media-source');
  const [reported] = of('remote-inbound-rtp');
  const concealed = number(received[0], 'concealedSamples');
  return {
    packetsSent: total(sent, 'packetsSent'),
    bytesSent: total(sent, 'bytesSent'),
    packetsReceived: total(received, 'packetsReceived'),
    bytesReceived: total(received, 'bytesReceived'),
    packetsLost: total(received, 'packetsLost'),
    jitterMs: toMs(number(received[0], 'jitter')),
    jitterBufferMs: toMs(number(received[0], 'jitterBufferDelay')),
    jitterBufferCount: number(received[0], 'jitterBufferEmittedCount'),
    concealed:
      concealed === null ? null : concealed - (number(received[0], 'silentConcealedSamples') ?? 0),
    played: number(received[0], 'totalSamplesReceived'),
    reported: {
      lostShare: number(reported, 'fractionLost'),
      reports: number(reported, 'roundTripTimeMeasurements'),
    },
    energySent: number(sources[0], 'totalAudioEnergy'),
    energyReceived: number(received[0], 'totalAudioEnergy'),
    framesSent: number(sent[0], 'framesSent'),
    framesReceived: number(received[0], 'framesReceived'),
    freezes: number(received[0], 'freezeCount'),
    freezesMs: toMs(number(received[0], 'totalFreezesDuration')),
    sentHeight: number(sent[0], 'frameHeight'),
  };
}

/** Sums up what getStats() of a peer connection gives. */
export function summariseStats(report: Iterable<Entry>): LinkStats {
  const entries = [...report];
  const byId = (id: string | null): Entry | undefined =>
    id === null ? undefined : entries.find((entry) => entry['id'] === id);
  const transport = entries.find((entry) => entry['type'] === 'transport');
  // Firefox has no transport entry; there the nominated pair that succeeded is the one in use.
  const pair =
    byId(text(transport, 'selectedCandidatePairId')) ??
    entries.find(
      (entry) =>
        entry['type'] === 'candidate-pair' &&
        entry['nominated'] === true &&
        entry['state'] === 'succeeded',
    );
  // What the other side reports of our sound: later and rarer, but there where the pair is silent.
  const echoed = entries.find(
    (entry) => entry['type'] === 'remote-inbound-rtp' && entry['kind'] === 'audio',
  );
  const local = text(byId(text(pair, 'localCandidateId')), 'candidateType');
  const remote = text(byId(text(pair, 'remoteCandidateId')), 'candidateType');
  return {
    audio: kindStats(entries, 'audio'),
    video: kindStats(entries, 'video'),
    roundTripMs: toMs(number(pair, 'currentRoundTripTime') ?? number(echoed, 'roundTripTime')),
    outgoingBps: number(pair, 'availableOutgoingBitrate'),
    relayed: local === null ? null : local === 'relay' || remote === 'relay',
    srtpCipher: text(transport, 'srtpCipher'),
  };
}
