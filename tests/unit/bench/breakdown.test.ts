import { describe, expect, it } from 'vitest';
import { breakdown, echoKind, mistakes, noiseKinds, noiseLevel } from '#tests/bench/breakdown.ts';
import type { Truth } from '#tests/bench/truth.ts';
import { interruption, judged, trueInterruption } from './judged.ts';

const keys = { channel: 'agent', label: 'keyboard typing', snr_db: 15 } as const;
const office = { channel: 'customer', label: 'office ambience', snr_db: 30 } as const;
const events = [trueInterruption(10)];

describe('groups', () => {
  it('name the noise and its channel, and the louder of two', () => {
    const { truth } = judged([], { noise: [office, keys] });
    expect(noiseKinds(truth)).toEqual(['office ambience, customer', 'keyboard typing, agent']);
    expect(noiseLevel(truth)).toEqual(['15 dB below speech']);
    expect(noiseKinds(judged([]).truth)).toEqual(['none']);
    expect(noiseLevel(judged([]).truth)).toEqual(['none']);
  });

  it.each([
    [-40, '-40 to -35 dB, agent'],
    [-35.1, '-40 to -35 dB, agent'],
    [-35, '-35 to -30 dB, agent'],
    [-18, '-20 to -15 dB, agent'],
  ])('put an echo of %d dB into its bin', (db, kind) => {
    expect(echoKind(judged([], { echo: { db, into: ['agent'] } }).truth)).toEqual([kind]);
  });

  it('tell an echo both ways from one', () => {
    const echo: Truth['echo'] = { db: -32, into: ['customer', 'agent'] };
    expect(echoKind(judged([], { echo }).truth)).toEqual(['-35 to -30 dB, agent and customer']);
    expect(echoKind(judged([]).truth)).toEqual(['none']);
  });
});

describe('a breakdown', () => {
  it('has the figures of each group’s own dialogues', () => {
    const rows = breakdown(
      [
        judged([interruption(10_000)], { events }),
        judged([], { events, noise: [keys] }),
        judged([interruption(10_100), interruption(40_000)], { events, noise: [keys, office] }),
      ],
      'noise',
      noiseKinds,
    );
    expect(rows).toMatchObject([
      { noise: 'keyboard typing, agent', dialogues: 2, count: 2, missed: 1, falseAlarms: 1 },
      { noise: 'none', dialogues: 1, count: 1, f1: 1, precision: 1, recall: 1 },
      { noise: 'office ambience, customer', dialogues: 1, precision: 0.5, recall: 1 },
    ]);
    expect(rows[0]).toMatchObject({ f1: 0.5, precision: 0.5, recall: 0.5 });
  });
});

describe('mistakes', () => {
  it('are listed with what truly began there', () => {
    const truth: Partial<Truth> = {
      events: [
        trueInterruption(10),
        { type: 'simultaneous_start', start: 20 },
        { type: 'backchannel', by: 'customer', start: 30, end: 30.4 },
      ],
    };
    const found = [interruption(20_300), interruption(30_100), interruption(50_000)];
    expect(mistakes([judged(found, truth)])).toEqual([
      {
        dialogue: 'data_901',
        mistake: 'missed',
        atMs: 10_000,
        truth: 'interruption by agent',
      },
      { dialogue: 'data_901', mistake: 'false alarm', atMs: 20_300, truth: 'simultaneous start' },
      {
        dialogue: 'data_901',
        mistake: 'false alarm',
        atMs: 30_100,
        truth: 'backchannel by customer',
      },
      { dialogue: 'data_901', mistake: 'false alarm', atMs: 50_000, truth: 'nothing began' },
    ]);
  });

  it('are none where all was found', () => {
    expect(mistakes([judged([interruption(10_200)], { events })])).toEqual([]);
  });
});
