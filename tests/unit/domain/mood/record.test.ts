import { describe, expect, it } from 'vitest';
import { moodOf, recordOf } from '#shared/domain/mood/record.ts';
import type { CallEvent, MoodSeen } from '#shared/model/callEvent.ts';
import { callEventSchema } from '#shared/model/callEvent.ts';
import type { Band, MoodReading } from '#shared/model/mood.ts';
import type { Party } from '#shared/model/party.ts';
import { ended, started } from '../journal.ts';

function reading(atMs: number, band: Band): MoodReading {
  const tellable = band !== 'unsure';
  return {
    atMs,
    band,
    confidence: tellable ? 0.83456 : 0,
    why: tellable ? ['browsLowered', 'lipsPressed'] : [],
    unsure: tellable ? null : 'ambiguous',
  };
}

/** What the journal keeps of readings. */
function kept(readings: readonly MoodReading[]): readonly MoodSeen[] {
  const all: MoodSeen[] = [];
  for (const each of readings) {
    const record = recordOf(all.at(-1) ?? null, each);
    if (record !== null) all.push(record);
  }
  return all;
}

function consent(atMs: number, given: boolean, by: Party = 'customer'): CallEvent {
  const answer = { given, textVersion: '1', locale: 'en', answeredAt: 1 };
  return { type: 'moodConsent', atMs, consent: answer, by };
}

/** A record every second from one moment to before another. */
function seen(band: Band, fromMs: number, toMs: number): readonly MoodSeen[] {
  return kept(
    Array.from({ length: (toMs - fromMs) / 250 }, (_, i) => reading(fromMs + i * 250, band)),
  );
}

describe('what is kept of a reading', () => {
  it('is its band and how sure it is, and nothing it rests on', () => {
    const [record] = kept([reading(1000.4, 'tense')]);
    expect(record).toEqual({
      type: 'mood',
      atMs: 1000,
      band: 'tense',
      confidence: 0.83,
      unsure: null,
    });
    expect(callEventSchema.parse({ ...record, why: ['browsLowered'] })).toEqual(record);
  });

  it('is the same again once a second at most, and a change at once', () => {
    const readings = [0, 250, 500, 750, 1000, 1250].map((atMs) => reading(atMs, 'neutral'));
    expect(kept(readings).map(({ atMs }) => atMs)).toEqual([0, 1000]);
    const changed = [...readings, reading(1500, 'tense'), reading(1750, 'tense')];
    expect(kept(changed).map(({ atMs }) => atMs)).toEqual([0, 1000, 1500]);
  });
});

describe('the timeline of a journal', () => {
  it('has the spans that were seen, to the end of the call', () => {
    const events = [
      started,
      consent(500, true),
      ...seen('neutral', 1000, 5000),
      ...seen('tense', 5000, 9000),
      ended(9200),
    ];
    expect(moodOf(events)).toEqual({
      spans: [
        { band: 'neutral', startMs: 1000, endMs: 5000 },
        { band: 'tense', startMs: 5000, endMs: 9200 },
      ],
      readableShare: 1,
    });
  });

  it('ends with the withdrawal, and says nothing of the time without consent', () => {
    const events = [
      started,
      consent(500, true),
      ...seen('neutral', 1000, 5000),
      consent(4600, false),
      consent(60_000, true),
      ...seen('positive', 61_000, 63_000),
      ended(63_000),
    ];
    expect(moodOf(events)?.spans).toEqual([
      { band: 'neutral', startMs: 1000, endMs: 4600 },
      { band: 'positive', startMs: 61_000, endMs: 63_000 },
    ]);
    expect(moodOf(events)?.readableShare).toBe(1);
  });

  it.each([
    ['nobody answered', []],
    ['the customer said no', [consent(500, false)]],
    ['the agent took it back', [consent(500, true), consent(600, false, 'agent')]],
    ['only the agent said yes', [consent(500, true, 'agent')]],
  ])('is none where %s, whatever was written', (_what, answers) => {
    const events = [started, ...answers, ...seen('tense', 1000, 9000), ended(9000)];
    expect(moodOf(events)).toBeNull();
  });

  it('is none where nobody was looked at', () => {
    expect(moodOf([started, consent(500, true), ended(9000)])).toBeNull();
  });

  it('holds nothing of a hold, and goes on after it', () => {
    const events: readonly CallEvent[] = [
      started,
      consent(500, true),
      ...seen('neutral', 1000, 5000),
      { type: 'held', atMs: 4500, held: true },
      { type: 'held', atMs: 30_000, held: false },
      ...seen('neutral', 31_000, 33_000),
    ];
    expect(moodOf(events)?.spans).toEqual([
      { band: 'neutral', startMs: 1000, endMs: 4500 },
      { band: 'neutral', startMs: 31_000, endMs: 32_000 },
    ]);
  });
});
