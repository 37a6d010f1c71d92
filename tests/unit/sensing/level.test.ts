import { describe, expect, it } from 'vitest';
import { levelDbfs } from '#renderer/sensing/voice/level.ts';
import { SILENCE_DBFS } from '#shared/lib/units.ts';

describe('level of a frame', () => {
  it('is 0 dBFS for a full-scale square wave', () => {
    expect(levelDbfs(Float32Array.from({ length: 512 }, (_, i) => (i % 2 ? 1 : -1)))).toBe(0);
  });

  it('is 3 dB lower for a full-scale sine', () => {
    const sine = Float32Array.from({ length: 512 }, (_, i) => Math.sin((2 * Math.PI * i) / 32));
    expect(levelDbfs(sine)).toBeCloseTo(-3.01, 2);
  });

  it('falls by 20 dB where the samples are a tenth', () => {
    expect(levelDbfs(new Float32Array(512).fill(0.1))).toBeCloseTo(-20, 4);
  });

  it('never falls below silence', () => {
    expect(levelDbfs(new Float32Array(512))).toBe(SILENCE_DBFS);
    expect(levelDbfs(new Float32Array(512).fill(1e-9))).toBe(SILENCE_DBFS);
    expect(levelDbfs(new Float32Array(0))).toBe(SILENCE_DBFS);
  });
});
