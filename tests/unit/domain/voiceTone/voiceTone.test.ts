import { describe, expect, it } from 'vitest';
import { startTone, stepTone } from '#shared/domain/voiceTone/voiceTone.ts';
import { toneFrameSchema, toneReadingSchema } from '#shared/model/voiceTone.ts';
import type { ToneFrame } from '#shared/model/voiceTone.ts';
import { afterTheStart, bandsMoving, Talk, usual } from './made.ts';

/** Speech that takes 10 s where three quarters of the time are spoken. */
const TEN_SECONDS_OF_SPEECH = 13;
/** As much change as a pace 20 % higher, or lower, brings: it shows by 0.51. */
const faster = { ...usual, change: usual.change * 1.25 ** 0.51 };
const slower = { ...usual, change: usual.change * 0.78 ** 0.51 };

describe('tone of voice', () => {
  it('says nothing while it learns the start, and “same” where nothing changes', () => {
    const talk = new Talk();
    expect(talk.speak(20)).toMatchObject({ learning: true, pace: 'unknown', loudness: 'unknown' });
    expect(talk.speak(60)).toMatchObject({
      learning: false,
      pace: 'same',
      loudness: 'same',
      pitchRange: 'same',
    });
    const words = new Set(talk.readings.flatMap((r) => [r.pace, r.loudness, r.pitchRange]));
    expect([...words].sort()).toEqual(['same', 'unknown']);
    for (const reading of talk.readings) expect(toneReadingSchema.parse(reading)).toEqual(reading);
  });

  it('hears a faster and a slower pace within 10 s of speech, and the way back', () => {
    const talk = afterTheStart();
    const fast = talk.speak(TEN_SECONDS_OF_SPEECH, faster);
    expect(fast.pace).toBe('faster');
    expect(fast.paceRatio).toBeCloseTo(1.25, 1);
    expect(talk.speak(TEN_SECONDS_OF_SPEECH).pace).toBe('same');
    const slow = talk.speak(TEN_SECONDS_OF_SPEECH, slower);
    expect(slow.pace).toBe('slower');
    expect(slow.paceRatio).toBeCloseTo(0.78, 1);
  });

  it('hears 6 dB either way, and lets 2 dB pass', () => {
    const louder = { ...usual, voiceDbfs: usual.voiceDbfs + 6 };
    expect(afterTheStart().speak(8, louder).loudness).toBe('louder');
    const quieter = { ...usual, voiceDbfs: usual.voiceDbfs - 6 };
    expect(afterTheStart().speak(8, quieter).loudness).toBe('quieter');
    const nearly = { ...usual, voiceDbfs: usual.voiceDbfs + 2 };
    expect(afterTheStart().speak(30, nearly).loudness).toBe('same');
  });

  it.each([6, -6, 12])('takes %i dB of the whole line for the line’s doing', (db) => {
    const talk = afterTheStart();
    const line = { ...usual, voiceDbfs: usual.voiceDbfs + db, noiseDbfs: usual.noiseDbfs + db };
    talk.speak(40, line);
    expect(new Set(talk.readings.slice(-70).map(({ loudness }) => loudness))).toEqual(
      new Set(['same']),
    );
  });

  it('hears the voice rise on a line whose gain falls', () => {
    const talk = afterTheStart();
    const both = { ...usual, voiceDbfs: usual.voiceDbfs + 6, noiseDbfs: usual.noiseDbfs - 6 };
    expect(talk.speak(10, both).loudness).toBe('louder');
  });

  it('does not say “louder” before the line’s own noise was heard again', () => {
    const talk = afterTheStart();
    const line = { ...usual, voiceDbfs: usual.voiceDbfs + 6, noiseDbfs: usual.noiseDbfs + 6 };
    for (let i = 0; i < 400; i += 1) talk.step(line, true, i);
    expect(talk.state.reading.loudness).toBe('same');
  });

  it('needs no pause after it is sure where the noise was heard since the voice rose', () => {
    const talk = new Talk();
    talk.speak(27);
    const louder = { ...usual, voiceDbfs: usual.voiceDbfs + 6 };
    talk.speak(5, louder);
    for (let i = 0; i < 150; i += 1) talk.step(louder, true, i);
    expect(talk.state.reading.loudness).toBe('louder');
  });

  it('wants an unsteady noise heard once more, for it may be by chance what it was', () => {
    const talk = new Talk();
    for (let i = 0; i < 27; i += 1) {
      talk.speak(1, { ...usual, noiseDbfs: usual.noiseDbfs + (i % 2 === 0 ? 6 : 0) });
    }
    const line = { ...usual, voiceDbfs: usual.voiceDbfs + 6, noiseDbfs: usual.noiseDbfs + 6 };
    talk.speak(5, line);
    for (let i = 0; i < 150; i += 1) talk.step(line, true, i);
    expect(talk.state.reading).toMatchObject({ learning: false, loudness: 'same' });
  });

  it('cannot tell where the noise is too near', () => {
    const reading = afterTheStart().speak(20, { ...usual, noiseDbfs: usual.voiceDbfs - 4 });
    expect(reading).toMatchObject({ pace: 'unknown', loudness: 'unknown', paceRatio: null });
  });

  it('cannot tell the pace where noise came up since the start, but can on an even line', () => {
    const noisy = { ...usual, noiseDbfs: -44 };
    expect(afterTheStart().speak(20, noisy)).toMatchObject({ pace: 'unknown', loudness: 'same' });
    expect(afterTheStart(noisy).speak(20, noisy).pace).toBe('same');
  });

  it('hears a wider and a narrower pitch range, and none in a voice without pitch', () => {
    expect(afterTheStart().speak(16, { ...usual, swing: 9 }).pitchRange).toBe('wider');
    expect(afterTheStart().speak(16, { ...usual, swing: 0.9 }).pitchRange).toBe('narrower');
    expect(afterTheStart().speak(16, { ...usual, swing: null }).pitchRange).toBe('unknown');
  });

  it('takes up again after a gap without comparing across it', () => {
    const talk = afterTheStart();
    talk.speak(5, faster);
    talk.skip(60_000);
    expect(talk.speak(3).pace).toBe('unknown');
    expect(talk.speak(20)).toMatchObject({ pace: 'same', loudness: 'same' });
  });

  it('takes more to call a pace another for somebody who is unsteady by themselves', () => {
    const unsteady = new Talk();
    for (const way of [usual, { ...usual, change: usual.change * 1.15 ** 0.51 }]) {
      unsteady.speak(14.5, way);
    }
    const learnt = unsteady.state.start;
    expect(learnt?.unsteadiness).toBeGreaterThan(0.02);
    const nearly = { ...usual, change: usual.change * 1.2 ** 0.51 };
    expect(unsteady.speak(TEN_SECONDS_OF_SPEECH, nearly).pace).toBe('same');
    expect(afterTheStart().speak(TEN_SECONDS_OF_SPEECH, nearly).pace).toBe('faster');
  });

  it('lets an office’s noise go up and down as it did at the start', () => {
    const talk = new Talk();
    for (let i = 0; i < 12; i += 1) {
      talk.speak(4, { ...usual, noiseDbfs: usual.noiseDbfs + (i % 2 === 0 ? 6 : 0) });
    }
    const louder = { ...usual, voiceDbfs: usual.voiceDbfs + 6, noiseDbfs: usual.noiseDbfs + 6 };
    expect(talk.speak(10, louder).loudness).toBe('louder');
  });

  it('refuses any frame that is not the customer’s', () => {
    const frame: ToneFrame = {
      party: 'customer',
      atMs: 32,
      levelDbfs: -26,
      pitchHz: 150,
      change: bandsMoving(0.3),
    };
    const agents = { ...frame, party: 'agent' } as unknown as ToneFrame;
    expect(() => stepTone(startTone(), agents, true)).toThrow(TypeError);
    expect(toneFrameSchema.safeParse(agents).success).toBe(false);
    expect(toneFrameSchema.parse(frame)).toEqual(frame);
    // @ts-expect-error the type has no place for the agent
    const typed: ToneFrame = { ...frame, party: 'agent' };
    expect(typed).toEqual(agents);
  });

  it('lets nothing but words, two ratios and a level difference out', () => {
    const reading = afterTheStart().speak(20, faster);
    expect(Object.keys(reading).sort()).toEqual([
      'atMs',
      'learning',
      'loudness',
      'loudnessDb',
      'pace',
      'paceRatio',
      'pitchRange',
      'pitchRangeRatio',
    ]);
  });
});
