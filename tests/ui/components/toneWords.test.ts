import { describe, expect, it } from 'vitest';
import { toneWords } from '#renderer/ui/call/toneWords.ts';
import { english } from '#renderer/ui/i18n/en/index.ts';
import { loudnesses, paces, pitchRanges } from '#shared/model/voiceTone.ts';
import type { ToneReading } from '#shared/model/voiceTone.ts';

const usual: ToneReading = {
  atMs: 60_000,
  pace: 'same',
  loudness: 'same',
  pitchRange: 'same',
  paceRatio: 1,
  loudnessDb: 0,
  pitchRangeRatio: 1,
  learning: false,
};

const say = (reading: Partial<ToneReading>): readonly string[] =>
  toneWords({ ...usual, ...reading }).map((id) => english[id]);

describe('the words of a tone of voice', () => {
  it('names what moved, in one sentence where it can', () => {
    expect(say({ pace: 'faster', loudness: 'louder' })).toEqual([
      'Faster and louder than at the start',
    ]);
    expect(say({ pace: 'slower', loudness: 'unknown' })).toEqual(['Slower than at the start']);
    expect(say({ loudness: 'quieter', pitchRange: 'narrower' })).toEqual([
      'Quieter than at the start',
      'Fewer ups and downs than at the start',
    ]);
    expect(say({ pitchRange: 'wider' })).toEqual(['More ups and downs than at the start']);
  });

  it('says “as at the start” only where pace and loudness are known', () => {
    expect(say({})).toEqual(['As at the start']);
    expect(say({ pitchRange: 'unknown' })).toEqual(['As at the start']);
    expect(say({ pace: 'unknown' })).toEqual(['Can’t tell']);
    const none = { pace: 'unknown', loudness: 'unknown', pitchRange: 'unknown' } as const;
    expect(say({ ...none, learning: true })).toEqual(['Getting to know their voice']);
    expect(say(none)).toEqual(['Can’t tell']);
  });

  it('has words for everything, and none that name a feeling', () => {
    for (const pace of paces)
      for (const loudness of loudnesses)
        for (const pitchRange of pitchRanges) {
          const words = say({ pace, loudness, pitchRange });
          expect(words.length).toBeGreaterThan(0);
          for (const text of words) expect(text).not.toMatch(/angr|upset|calm|happ|nervous|tense/i);
        }
  });
});
