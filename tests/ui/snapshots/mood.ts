import type { MoodReceipt } from '#shared/model/callSummary.ts';
import type { BandTimeline, MoodConsent, MoodReading } from '#shared/model/mood.ts';
import type { ToneReading } from '#shared/model/voiceTone.ts';
import type { ActiveCall } from '#renderer/session/index.ts';
import { NOW, minutes } from './time.ts';

/*
 * One builder a snapshot, each with overrides: what a test says is what differs.
 */

const consent: MoodConsent = {
  given: true,
  textVersion: '1',
  locale: 'sv',
  answeredAt: NOW - minutes(7),
};

export function reading(overrides: Partial<MoodReading> = {}): MoodReading {
  return {
    atMs: 250_000,
    band: 'tense',
    confidence: 0.83,
    why: ['browsLowered', 'lipsPressed'],
    unsure: null,
    ...overrides,
  };
}

export function tone(overrides: Partial<ToneReading> = {}): ToneReading {
  return {
    atMs: 250_000,
    pace: 'faster',
    loudness: 'louder',
    pitchRange: 'wider',
    paceRatio: 1.24,
    loudnessDb: 7,
    pitchRangeRatio: 1.6,
    learning: false,
    ...overrides,
  };
}

/** Agreed to, and read. */
export function mood(overrides: Partial<ActiveCall['mood']> = {}): ActiveCall['mood'] {
  return {
    offered: true,
    consent,
    stopped: false,
    allowed: true,
    reading: reading(),
    trend: 'moreTense',
    tone: tone(),
    idle: null,
    ...overrides,
  };
}

/** The customer said no. */
export const declined = (): ActiveCall['mood'] =>
  mood({
    consent: { ...consent, given: false },
    allowed: false,
    reading: null,
    trend: null,
    tone: null,
  });

export function receipt(overrides: Partial<MoodReceipt> = {}): MoodReceipt {
  return { ...consent, by: 'customer', ...overrides };
}

/** What was seen over the call of `summary()`. */
export const timeline: BandTimeline = {
  spans: [
    { band: 'unsure', startMs: 2_000, endMs: 9_000 },
    { band: 'neutral', startMs: 9_000, endMs: 96_000 },
    { band: 'tense', startMs: 96_000, endMs: 148_000 },
    { band: 'unsure', startMs: 148_000, endMs: 171_000 },
    { band: 'neutral', startMs: 171_000, endMs: 232_000 },
    { band: 'positive', startMs: 232_000, endMs: 262_000 },
    { band: 'neutral', startMs: 262_000, endMs: 310_000 },
  ],
  readableShare: 0.903,
};
