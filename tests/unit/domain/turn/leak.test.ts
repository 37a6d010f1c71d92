import { describe, expect, it } from 'vitest';
import { defaultTurnConfig as config } from '#shared/domain/turn/config.ts';
import type { LevelState } from '#shared/domain/turn/level.ts';
import { isEcho } from '#shared/domain/turn/echo.ts';
import {
  followLeak,
  leakedDbfs,
  mostLeakedDb,
  SENT_FRAMES,
  unheardLeak,
} from '#shared/domain/turn/leak.ts';
import { unheardLevel } from '#shared/domain/turn/level.ts';

/** A voice's levels that rise and fall as speech does, newest last. */
const voice = Array.from(
  { length: 120 },
  (_, i) => -26 + 8 * Math.sin(i * 0.9) + 5 * Math.sin(i * 2.3),
);
const power = (db: number) => 10 ** (db / 10);

/** What comes back of the voice `delay` frames later; sound straddles two frames. */
const echoOf = (i: number, gainDb: number, delay: number) =>
  10 * Math.log10((power(voice[i - delay] ?? -90) + power(voice[i - delay - 1] ?? -90)) / 2) +
  gainDb;

const sentAt = (i: number) => voice.slice(Math.max(0, i + 1 - SENT_FRAMES), i + 1).toReversed();

/** What is learned of a line, whose level at frame i is given. */
const heard = (line: (i: number) => number, frames = voice.length) =>
  voice
    .slice(0, frames)
    .reduce((leak, _, i) => followLeak(leak, line(i), sentAt(i), -75), unheardLeak);

describe('the leak of a line', () => {
  it('is nothing before it was heard, and known after a second of the other’s voice', () => {
    const line = (i: number) => echoOf(i, -22, 2);
    expect(leakedDbfs(heard(line, 10), sentAt(9), config)).toBeNull();
    expect(leakedDbfs(heard(line, 36), sentAt(35), config)).toBeCloseTo(line(35), -0.5);
  });

  it('is found with any delay from 0 to 4 frames', () => {
    for (const delay of [0, 1, 2, 3, 4]) {
      const leaked = leakedDbfs(
        heard((i) => echoOf(i, -30, delay)),
        sentAt(119),
        config,
      );
      expect(Math.abs((leaked ?? 0) - echoOf(119, -30, delay))).toBeLessThan(2);
    }
  });

  it('is not believed of sounds that do not follow the other: keys, a voice, hum', () => {
    const keys = heard((i) => (i % 5 === 0 ? -35 : -62));
    const own = heard((i) => -30 + 10 * Math.sin(i * 0.37));
    expect(leakedDbfs(keys, sentAt(119), config)).toBeNull();
    expect(leakedDbfs(own, sentAt(119), config)).toBeNull();
  });

  it('within 15 dB of the other is no leak: these are two people in one room', () => {
    expect(
      leakedDbfs(
        heard((i) => echoOf(i, -12, 1)),
        sentAt(119),
        config,
      ),
    ).toBeNull();
    expect(
      leakedDbfs(
        heard((i) => echoOf(i, -18, 1)),
        sentAt(119),
        config,
      ),
    ).not.toBeNull();
  });

  it('is not unlearned from the party’s own voice over the other’s', () => {
    const leak = heard((i) => (i > 60 && i < 90 ? -24 : echoOf(i, -24, 1)));
    const leaked = leakedDbfs(leak, sentAt(119), config) ?? 0;
    expect(Math.abs(leaked - echoOf(119, -24, 1))).toBeLessThan(2);
  });

  it('makes an echo of frames up to 6 dB above it, and of nothing louder', () => {
    const own: LevelState = { ...unheardLevel, leak: heard((i) => echoOf(i, -20, 1)) };
    const other: LevelState = { ...unheardLevel, sentDbfs: sentAt(119) };
    const leaked = leakedDbfs(own.leak, sentAt(119), config) ?? 0;
    const at = (levelDbfs: number) => isEcho({ atMs: 9000, levelDbfs }, own, other, config);
    expect(at(leaked + 5.9)).toBe(true);
    expect(at(leaked + 6.1)).toBe(false);
  });

  it('that is absent lets quieter speech pass than 28 dB below the other', () => {
    const silent = heard(() => -75);
    expect(mostLeakedDb(unheardLeak)).toBeNull();
    expect(mostLeakedDb(silent)).toBeLessThan(-36);
    const other = { ...unheardLevel, recentDbfs: -18, recentMs: 1000 };
    const isGated = (leak: LevelState['leak']) =>
      isEcho({ atMs: 1000, levelDbfs: -50 }, { ...unheardLevel, leak }, other, config);
    expect(isGated(unheardLeak)).toBe(true);
    expect(isGated(silent)).toBe(false);
  });
});
