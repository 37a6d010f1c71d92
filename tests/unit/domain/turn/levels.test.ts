import { describe, expect, it } from 'vitest';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { defaultTurnConfig as config } from '#shared/domain/turn/config.ts';
import { isEcho, isFaintUnderOther } from '#shared/domain/turn/echo.ts';
import type { LevelState } from '#shared/domain/turn/level.ts';
import { followNoise, followRecent, unheardLevel } from '#shared/domain/turn/level.ts';
import { isLoud } from '#shared/domain/turn/sound.ts';
import { isAboveNoise, isClear, isVoiced } from '#shared/domain/turn/voiced.ts';

const frame = (levelDbfs: number, speechProbability = 0.9, atMs = 1000): VadFrame => ({
  party: 'agent',
  atMs,
  speechProbability,
  levelDbfs,
});

const level = (known: Partial<LevelState>): LevelState => ({ ...unheardLevel, ...known });
const speaking = level({ recentDbfs: -20, recentMs: 1000, speechDbfs: -24 });
const voiced = (
  heard: VadFrame,
  { own = unheardLevel, other = unheardLevel, inRun = false } = {},
) => isVoiced({ frame: heard, own, other, inRun, config });

describe('a voiced frame', () => {
  it('needs 0.5 to begin, and 0.35 to go on', () => {
    expect(voiced(frame(-25, 0.5))).toBe(true);
    expect(voiced(frame(-25, 0.49))).toBe(false);
    expect(voiced(frame(-25, 0.35), { inRun: true })).toBe(true);
    expect(voiced(frame(-25, 0.34), { inRun: true })).toBe(false);
  });

  it('stands 6 dB out of the noise, and above -58 dBFS', () => {
    const own = level({ noiseDbfs: -50 });
    expect(voiced(frame(-44), { own })).toBe(true);
    expect(voiced(frame(-45), { own })).toBe(false);
    expect(voiced(frame(-58))).toBe(true);
    expect(voiced(frame(-59))).toBe(false);
  });

  it('is not 28 dB below one’s own usual voice', () => {
    const own = level({ speechDbfs: -24 });
    expect(voiced(frame(-52), { own })).toBe(true);
    expect(voiced(frame(-53), { own })).toBe(false);
  });
});

describe('the end of a word', () => {
  it('is where its sound falls to 6 dB above the noise', () => {
    const own = level({ noiseDbfs: -50 });
    expect(isAboveNoise(frame(-44), own, config)).toBe(true);
    expect(isAboveNoise(frame(-45), own, config)).toBe(false);
    expect(isClear(frame(-45), own, config)).toBe(false);
  });

  it('is, for how long one has spoken, where it falls 16 dB below the usual voice', () => {
    const own = level({ speechDbfs: -24 });
    expect(isClear(frame(-40), own, config)).toBe(true);
    expect(isClear(frame(-41), own, config)).toBe(false);
    expect(isAboveNoise(frame(-60), own, config)).toBe(true);
  });
});

describe('leaked echo', () => {
  it('is 28 dB below what the other just said, for 192 ms', () => {
    expect(isEcho(frame(-49), unheardLevel, speaking, config)).toBe(true);
    expect(isEcho(frame(-48), unheardLevel, speaking, config)).toBe(false);
    expect(isEcho(frame(-60, 0.9, 1192), unheardLevel, speaking, config)).toBe(true);
    expect(isEcho(frame(-60, 0.9, 1193), unheardLevel, speaking, config)).toBe(false);
  });

  it('keeps faint speech from beginning while the other speaks', () => {
    const own = level({ speechDbfs: -30 });
    expect(isFaintUnderOther(frame(-43), own, speaking, config)).toBe(true);
    expect(isFaintUnderOther(frame(-42), own, speaking, config)).toBe(false);
    expect(isFaintUnderOther(frame(-43, 0.9, 1193), own, speaking, config)).toBe(false);
    expect(isFaintUnderOther(frame(-37), unheardLevel, speaking, config)).toBe(true);
  });
});

describe('what is learned of a line', () => {
  it('lets the noise floor fall at once and rise by 1.5 dB a second', () => {
    expect(followNoise(null, -60, config)).toBe(-60);
    expect(followNoise(-40, -60, config)).toBe(-45);
    expect(followNoise(-60, -20, config)).toBeCloseTo(-60 + 1.5 * 0.032);
    expect(followNoise(-60, -59.99, config)).toBe(-59.99);
  });

  it('remembers the loudest of the last 192 ms', () => {
    const state = level({ recentDbfs: -20, recentMs: 1000 });
    expect(followRecent(state, -30, 1192, config)).toEqual({ recentDbfs: -20, recentMs: 1000 });
    expect(followRecent(state, -30, 1193, config)).toEqual({ recentDbfs: -30, recentMs: 1193 });
    expect(followRecent(state, -20, 1100, config)).toEqual({ recentDbfs: -20, recentMs: 1100 });
  });

  it('takes a frame for a sound by its level alone: 12 dB out of the noise, near the own voice', () => {
    const own = level({ noiseDbfs: -60, speechDbfs: -28 });
    expect(isLoud(frame(-46, 0), own, unheardLevel, config)).toBe(true);
    expect(isLoud(frame(-47, 0), own, unheardLevel, config)).toBe(false);
    expect(isLoud(frame(-48, 0), level({ noiseDbfs: -60 }), unheardLevel, config)).toBe(true);
    expect(isLoud(frame(-49, 0), level({ noiseDbfs: -60 }), unheardLevel, config)).toBe(false);
  });
});
