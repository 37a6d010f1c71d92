import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { ms, only, talk, turnEventsOf, without } from '../talk.ts';

/*
 * Frames as the voice model gives them for sounds that are not a conversation. What must hold for
 * all of them: no crash, and nobody is blamed.
 */

type Sound = (i: number) => Pick<VadFrame, 'speechProbability' | 'levelDbfs'>;

const silence: Sound = () => ({ speechProbability: 0, levelDbfs: -120 });
const tone: Sound = () => ({ speechProbability: 0, levelDbfs: -13 });
const clicks: Sound = (i) => ({ speechProbability: 0.02, levelDbfs: i % 4 === 0 ? -22 : -55 });
/** Singing: the model believes most of it. */
const song: Sound = (i) => ({
  speechProbability: i % 23 < 4 ? 0.1 : 0.9,
  levelDbfs: -24 + 6 * Math.sin(i / 5),
});
const speech: Sound = (i) => ({
  speechProbability: i % 90 < 60 ? 0.97 : 0.02,
  levelDbfs: i % 90 < 60 ? -25 + 8 * Math.sin(i * 1.3) : -70,
});

const heard = (agent: Sound, customer: Sound, frames = 900): VadFrame[] =>
  Array.from({ length: frames }, (_, i) => i).flatMap((i) => [
    { party: 'agent' as const, atMs: ms(i + 1), ...agent(i) },
    { party: 'customer' as const, atMs: ms(i + 1), ...customer(i) },
  ]);

const blame = (frames: readonly VadFrame[]) =>
  only(turnEventsOf(frames), 'talkOver', 'interruption');

describe('sounds that are no conversation', () => {
  it.each([
    ['silence', silence, silence],
    ['a steady tone', tone, tone],
    ['keys on both sides', clicks, clicks],
    ['the same music on both channels', song, song],
    ['the same speech on both channels', speech, speech],
    ['hold music under nobody', silence, song],
    ['speech over a tone', speech, tone],
    ['speech over keys', speech, clicks],
    ['one dead channel', speech, silence],
  ])('blame nobody: %s', (_name, agent, customer) => {
    expect(blame(heard(agent, customer))).toEqual([]);
    expect(blame(heard(customer, agent))).toEqual([]);
  });

  it('hold no speech where the model believes none', () => {
    for (const sound of [silence, tone, clicks]) {
      expect(only(turnEventsOf(heard(sound, sound)), 'speech', 'backchannel')).toEqual([]);
    }
  });
});

describe('a channel that is missing', () => {
  const frames = talk({ frames: 600, customer: [[50, 550]], agent: [[200, 300]] });

  it('blames nobody, and its silence is no pause and no answer', () => {
    const alone = turnEventsOf(frames.filter((frame) => frame.party === 'agent'));
    expect(only(alone, 'talkOver', 'response', 'longPause', 'turn')).toEqual([]);
    expect(only(alone, 'speech')).toMatchObject([{ party: 'agent' }]);
  });

  it('for a while is no yielding: who spoke through it is not blamed for what went unheard', () => {
    const events = turnEventsOf(without(frames, 'customer', ms(190), ms(400)));
    expect(only(events, 'talkOver', 'interruption', 'response')).toEqual([]);
  });
});

describe('a clock that jumps', () => {
  const frames = talk({ frames: 600, customer: [[50, 250]], agent: [[350, 500]] });

  it.each([500, 5000, 86_400_000])('forwards by %i ms ends what was open, no more', (jumpMs) => {
    const jumped = frames.map((f) => (f.atMs > ms(150) ? { ...f, atMs: f.atMs + jumpMs } : f));
    const events = turnEventsOf(jumped);
    expect(only(events, 'talkOver', 'interruption')).toEqual([]);
    expect(only(events, 'longPause')).toHaveLength(1);
    for (const { startMs, endMs } of only(events, 'speech')) {
      expect(endMs - startMs).toBeLessThanOrEqual(ms(200));
    }
  });

  it.each([500, 5000])('backwards by %i ms leaves out what was said twice', (jumpMs) => {
    const jumped = frames.map((f) => (f.atMs > ms(300) ? { ...f, atMs: f.atMs - jumpMs } : f));
    const events = turnEventsOf(jumped);
    expect(only(events, 'talkOver', 'interruption')).toEqual([]);
    expect(events.every((e) => e.startMs <= e.atMs)).toBe(true);
  });

  it('on one channel only blames nobody for what no longer lies side by side', () => {
    const jumped = frames.map((f) =>
      f.party === 'agent' && f.atMs > ms(150) ? { ...f, atMs: f.atMs + 60_000 } : f,
    );
    expect(blame(jumped)).toEqual([]);
  });
});

describe('one voice that leaks to the other channel, 15 to 36 dB down, from the first word on', () => {
  it('is never a talk-over', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ said: fc.integer({ min: 5, max: 90 }), quiet: fc.nat(60) }), {
          minLength: 4,
          maxLength: 12,
        }),
        fc.integer({ min: -36, max: -15 }),
        (runs, gainDb) => {
          const levels = runs.flatMap(({ said, quiet }) => [
            ...Array.from({ length: said }, (_, i) => -24 + 9 * Math.sin(i * 1.7)),
            ...Array.from({ length: quiet }, () => -70),
          ]);
          const at = (gain: number): Sound => {
            return (i) => {
              const level = levels[i] ?? -70;
              const loud = level > -60;
              return {
                speechProbability: loud ? 0.95 : 0.01,
                levelDbfs: loud ? level + gain : -70,
              };
            };
          };
          expect(blame(heard(at(0), at(gainDb), levels.length))).toEqual([]);
        },
      ),
      { numRuns: 80 },
    );
  });
});
