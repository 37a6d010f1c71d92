import { describe, expect, it } from 'vitest';
import type { CueOpinions } from '#shared/model/cue.ts';
import { cueOpinionsSchema } from '#shared/model/cue.ts';
import {
  cueInQuestion,
  cueIsSettled,
  cueWasNotUseful,
  cueWasShown,
} from '#shared/domain/cue/opinion.ts';

/** Shows talk-over cues; at "x" the agent finds the one shown not useful. */
function said(course: string, before: CueOpinions = {}): CueOpinions {
  return [...course].reduce((opinions, what) => {
    const shown = cueWasShown(opinions, 'talkOver');
    return what === 'x' ? cueWasNotUseful(shown, 'talkOver') : shown;
  }, before);
}

describe('whether to ask about a kind of cue', () => {
  it('is decided by three "not useful" of the kind', () => {
    expect(cueInQuestion(said('xx'), [])).toBeNull();
    expect(cueInQuestion(said('x..x.x'), [])).toBe('talkOver');
    expect(cueInQuestion(said('xxx'), ['talkOver'])).toBeNull();
    const other = cueWasNotUseful(said('xx'), 'monologue');
    expect(cueInQuestion(other, [])).toBeNull();
  });

  it('looks at the last 20 that were shown', () => {
    expect(cueInQuestion(said(`x${'.'.repeat(17)}xx`), [])).toBe('talkOver');
    expect(cueInQuestion(said(`x${'.'.repeat(18)}xx`), [])).toBeNull();
  });

  it('stays open while it is not answered, and is forgotten in the end', () => {
    expect(cueInQuestion(said('xxx....'), [])).toBe('talkOver');
    expect(cueInQuestion(said(`xxx${'.'.repeat(18)}`), [])).toBeNull();
    expect(said(`xxx${'.'.repeat(20)}`)).toEqual({});
  });

  it('starts over once it was answered: asked after as many again', () => {
    const kept = cueIsSettled(said('xxx'), 'talkOver');
    expect(kept).toEqual({});
    expect(cueInQuestion(said('..xx', kept), [])).toBeNull();
    expect(cueInQuestion(said('..xxx', kept), [])).toBe('talkOver');
  });

  it('counts one cue once, and nothing before the first "not useful"', () => {
    const once = said('x');
    expect(cueWasNotUseful(once, 'talkOver')).toBe(once);
    const none: CueOpinions = {};
    expect(cueWasShown(none, 'talkOver')).toBe(none);
    expect(cueIsSettled(none, 'talkOver')).toBe(none);
  });

  it('does not grow, and can be stored', () => {
    const long = said('x'.repeat(200));
    expect(long.talkOver?.notUseful).toEqual([198, 199, 200]);
    expect(cueOpinionsSchema.parse(JSON.parse(JSON.stringify(long)))).toEqual(long);
    expect(cueOpinionsSchema.safeParse({ shouting: { shown: 1, notUseful: [] } }).success).toBe(
      false,
    );
  });
});
