import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import { summariseStats } from '#renderer/rtc/peer/stats.ts';
import type { Expected, QualityState } from '#renderer/rtc/quality/quality.ts';
import { noQuality, stepQuality } from '#renderer/rtc/quality/quality.ts';

/*
 * A line in virtual time: what a browser would count on it, second by second. 50 packets of sound a
 * second, 30 pictures, a report of the other side every 5 s.
 */

export interface Weather {
  readonly lostIn: number;
  readonly lostOut: number;
  /** Share of the sound that had to be made up; null where the browser does not count it. */
  readonly madeUp: number | null;
  readonly roundTripMs: number | null;
  readonly bufferMs: number;
  readonly jitterMs: number;
  readonly kbps: number | null;
  /** Share of the time in which the picture stands still; 1 is no picture at all. */
  readonly frozen: number;
  /** Nothing of the other's sound comes. */
  readonly silentIn: boolean;
  /** Nothing is reported by the other side. */
  readonly silentOut: boolean;
}

export const fine: Weather = {
  lostIn: 0,
  lostOut: 0,
  madeUp: 0,
  roundTripMs: 40,
  bufferMs: 40,
  jitterMs: 3,
  kbps: 2000,
  frozen: 0,
  silentIn: false,
  silentOut: false,
};

export interface MadeLine {
  state: QualityState;
  atMs: number;
  /** What the browser has counted after one more second. */
  readonly second: (weather?: Partial<Weather>) => LinkStats;
  readonly run: (seconds: number, weather?: Partial<Weather>, expected?: Partial<Expected>) => void;
  /** Seconds until the level was told; -1 if it was not within them. */
  readonly until: (level: string, seconds: number, weather?: Partial<Weather>) => number;
}

const SAMPLES = 48_000;
const all: Expected = { hears: true, sees: true, speaks: true };

export function madeLine(): MadeLine {
  let stats: LinkStats = summariseStats([
    {
      type: 'inbound-rtp',
      kind: 'video',
      framesReceived: 0,
      freezeCount: 0,
      totalFreezesDuration: 0,
    },
  ]);
  let reports = 0;
  let seconds = 0;

  const second = (w: Weather): void => {
    seconds += 1;
    if (!w.silentOut && seconds % 5 === 0) reports += 1;
    const { audio, video } = stats;
    const arrives = w.silentIn ? 0 : 1;
    const made = w.madeUp === null ? null : (audio.concealed ?? 0) + SAMPLES * w.madeUp;
    stats = {
      ...stats,
      roundTripMs: w.roundTripMs,
      outgoingBps: w.kbps === null ? null : w.kbps * 1000,
      audio: {
        ...audio,
        packetsSent: audio.packetsSent + 50,
        packetsReceived: audio.packetsReceived + 50 * (1 - w.lostIn) * arrives,
        packetsLost: audio.packetsLost + 50 * w.lostIn * arrives,
        jitterMs: w.jitterMs,
        jitterBufferMs: (audio.jitterBufferMs ?? 0) + SAMPLES * w.bufferMs,
        jitterBufferCount: (audio.jitterBufferCount ?? 0) + SAMPLES,
        concealed: made,
        played: (audio.played ?? 0) + SAMPLES,
        reported: { lostShare: w.lostOut, reports },
      },
      video: {
        ...video,
        framesReceived: (video.framesReceived ?? 0) + (w.frozen < 1 ? 30 : 0),
        freezesMs: (video.freezesMs ?? 0) + (w.frozen < 1 ? 1000 * w.frozen : 0),
      },
    };
  };

  const line: MadeLine = {
    state: noQuality,
    atMs: 0,
    second(weather = {}) {
      second({ ...fine, ...weather });
      return stats;
    },
    run(count, weather = {}, expected = {}) {
      for (let i = 0; i < count; i += 1) {
        second({ ...fine, ...weather });
        line.atMs += 1000;
        const seen = { stats, expected: { ...all, ...expected } };
        line.state = stepQuality(line.state, seen, line.atMs);
      }
    },
    until(level, count, weather) {
      for (let i = 1; i <= count; i += 1) {
        line.run(1, weather);
        if (line.state.told?.level === level) return i;
      }
      return -1;
    },
  };
  return line;
}
