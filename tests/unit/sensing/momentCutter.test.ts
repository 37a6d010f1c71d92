import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES, momentIndex, samplesOf } from '#renderer/sensing/voice/moment.ts';
import { MomentCutter } from '#renderer/sensing/voice/momentCutter.ts';

const QUANTUM = 128;

/** Counts up, so that every sample says where it came from; each party from its own start. */
function ramp(start: number, length = QUANTUM): Float32Array {
  return Float32Array.from({ length }, (_, i) => start + i);
}

function cutter(poolSize = 8) {
  const moments: Float32Array<ArrayBuffer>[] = [];
  return { moments, cut: new MomentCutter(poolSize, (moment) => moments.push(moment)) };
}

describe('cutting two sounds into moments', () => {
  it('gives both parties the same 512 samples in order', () => {
    const { moments, cut } = cutter();
    for (let i = 0; i < 8; i += 1) cut.push(ramp(i * QUANTUM), ramp(9000 + i * QUANTUM), QUANTUM);
    expect(moments).toHaveLength(2);
    for (const [n, moment] of moments.entries()) {
      expect(momentIndex(moment)).toBe(n);
      expect(samplesOf(moment, 'agent')).toEqual(ramp(n * FRAME_SAMPLES, FRAME_SAMPLES));
      expect(samplesOf(moment, 'customer')).toEqual(ramp(9000 + n * FRAME_SAMPLES, FRAME_SAMPLES));
    }
  });

  it('splits a quantum that does not divide a frame', () => {
    const { moments, cut } = cutter();
    for (let i = 0; i < 4; i += 1) cut.push(ramp(i * 300, 300), null, 300);
    expect(moments.map((moment) => samplesOf(moment, 'agent'))).toEqual([
      ramp(0, FRAME_SAMPLES),
      ramp(FRAME_SAMPLES, FRAME_SAMPLES),
    ]);
  });

  it('marks a missing party as absent rather than silent', () => {
    const { moments, cut } = cutter();
    cut.push(ramp(1, FRAME_SAMPLES), null, FRAME_SAMPLES);
    const [moment] = moments;
    expect(moment && samplesOf(moment, 'agent')).toHaveLength(FRAME_SAMPLES);
    expect(moment && samplesOf(moment, 'customer')).toBeNull();
  });

  it('counts a party that is missing for a part of a moment as absent in it, and only in it', () => {
    const { moments, cut } = cutter();
    for (let i = 0; i < 12; i += 1) cut.push(ramp(1), i === 5 ? null : ramp(1), QUANTUM);
    expect(moments.map((moment) => samplesOf(moment, 'customer') !== null)).toEqual([
      true,
      false,
      true,
    ]);
    expect(moments.every((moment) => samplesOf(moment, 'agent') !== null)).toBe(true);
  });

  it('keeps counting while nobody can be heard', () => {
    const { moments, cut } = cutter();
    cut.push(null, null, 3 * FRAME_SAMPLES);
    expect(moments.map(momentIndex)).toEqual([0, 1, 2]);
  });

  it('loses moments when the pool is empty, leaves their numbers out, and recovers', () => {
    const { moments, cut } = cutter(2);
    expect(cut.free).toBe(2);
    cut.push(ramp(0, FRAME_SAMPLES * 3), null, FRAME_SAMPLES * 3);
    expect(moments.map(momentIndex)).toEqual([0, 1]);
    expect(cut.free).toBe(0);
    const [first] = moments;
    if (first) cut.giveBack(first.buffer);
    cut.push(ramp(0, FRAME_SAMPLES), null, FRAME_SAMPLES);
    expect(moments.map(momentIndex)).toEqual([3, 1, 3]);
    expect(moments[2]?.buffer).toBe(first?.buffer);
  });

  it('does not show a party the samples that the buffer held before', () => {
    const { moments, cut } = cutter(1);
    cut.push(ramp(1, FRAME_SAMPLES), ramp(1, FRAME_SAMPLES), FRAME_SAMPLES);
    const [first] = moments;
    if (first) cut.giveBack(first.buffer);
    cut.push(null, ramp(5, FRAME_SAMPLES), FRAME_SAMPLES);
    expect(moments[1] && samplesOf(moments[1], 'agent')).toBeNull();
    expect(moments[1] && samplesOf(moments[1], 'customer')).toEqual(ramp(5, FRAME_SAMPLES));
  });

  it('takes nothing back that is not a moment', () => {
    const { cut } = cutter(1);
    cut.giveBack(new ArrayBuffer(8));
    expect(cut.free).toBe(1);
  });
});
