import { describe, expect, it } from 'vitest';
import { defaultPromptConfig } from '#shared/domain/prompt/config.ts';
import type { Progress } from '#shared/domain/prompt/occasion.ts';
import { noProgress, occasionsOf, situationsOf } from '#shared/domain/prompt/occasion.ts';

const all = (progress: Partial<Progress>) =>
  occasionsOf({ ...noProgress, atMs: 60_000, ...progress }, defaultPromptConfig);
const at = (progress: Partial<Progress>) => all(progress)[0];

describe('the occasion', () => {
  it('is the opening in the first 20 s, until the greeting was said', () => {
    expect(at({ atMs: 19_999 })).toBe('opening');
    expect(at({ atMs: 20_000 })).toBe('listen');
    expect(at({ atMs: 5_000, greeted: true })).toBe('listen');
  });

  it('is to reflect back whenever something new was noted or told', () => {
    expect(at({ atMs: 5_000, factMs: 4_000 })).toBe('reflect');
    expect(at({ longSpeechMs: 50_000 })).toBe('reflect');
    expect(at({ factMs: 40_000, paraphrasedMs: 40_000 })).toBe('solve');
    expect(at({ factMs: 40_001, paraphrasedMs: 40_000 })).toBe('reflect');
  });

  it('is to give the floor back for 15 s after a talk-over, before anything else', () => {
    const talkOver = { talkOverMs: 60_000, factMs: 50_000 };
    expect(at({ atMs: 74_999, ...talkOver })).toBe('yield');
    expect(at({ atMs: 75_000, ...talkOver })).toBe('reflect');
  });

  it('is to reflect back at once when the customer finished a long speech after the talk-over', () => {
    const talkOver = { atMs: 66_000, talkOverMs: 60_000 };
    expect(at({ ...talkOver, longSpeechMs: 60_000 })).toBe('yield');
    expect(at({ ...talkOver, longSpeechMs: 60_001 })).toBe('reflect');
  });

  it('is to acknowledge for 20 s after they were told to look more tense', () => {
    expect(all({ tenseMs: 40_001, longSpeechMs: 40_000 })).toEqual(['acknowledge', 'reflect']);
    expect(all({ tenseMs: 40_000, longSpeechMs: 40_000 })).toEqual(['reflect']);
    expect(at({ tenseMs: 55_000, talkOverMs: 58_000 })).toBe('yield');
  });

  it('can be several at once, the latest first, each with its first situation on the panel', () => {
    const pressed = all({ talkOverMs: 58_000, tenseMs: 50_000, factMs: 55_000, factCount: 1 });
    expect(pressed).toEqual(['yield', 'reflect', 'acknowledge']);
    expect(situationsOf(pressed).slice(0, 3)).toEqual(['yieldFloor', 'paraphrase', 'acknowledge']);
    expect(all({})).toEqual(['listen']);
  });

  it('is to ask where two facts are noted and no question was asked', () => {
    expect(at({ factMs: 50_000, factCount: 1 })).toBe('reflect');
    expect(at({ factMs: 50_000, factCount: 2 })).toBe('reflectAndAsk');
    expect(at({ factMs: 50_000, factCount: 2, askedMs: 10_000 })).toBe('reflect');
    expect(at({ factMs: 40_000, factCount: 2, paraphrasedMs: 50_000 })).toBe('ask');
  });

  it('is to promise aloud for 45 s after an action was noted, unless there is news', () => {
    const noted = { actionMs: 20_000, factMs: 10_000, factCount: 1 };
    expect(at({ ...noted, atMs: 64_999 })).toBe('commit');
    expect(at({ ...noted, atMs: 65_000 })).toBe('close');
    expect(at({ ...noted, committedMs: 30_000 })).toBe('close');
    expect(at({ ...noted, longSpeechMs: 30_000 })).toBe('reflect');
  });

  it('is to close once something was promised, unless there is news', () => {
    expect(at({ paraphrasedMs: 30_000, committedMs: 50_000 })).toBe('close');
    expect(at({ paraphrasedMs: 30_000, wrapUpMs: 50_000 })).toBe('goodbye');
    expect(at({ paraphrasedMs: 30_000, wrapUpMs: 10_000 })).toBe('close');
    expect(at({ paraphrasedMs: 30_000, wrapUpMs: 50_000, factMs: 55_000 })).toBe('reflect');
  });
});
