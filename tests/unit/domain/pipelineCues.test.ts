import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { Cue, CueKind } from '#shared/model/cue.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { PipelineInput } from '#shared/domain/pipeline.ts';
import {
  liveTalk,
  packBatches,
  startPipeline,
  stepPipeline,
  summarise,
  unpackFrames,
} from '#shared/domain/pipeline.ts';
import { ended, options, started } from './journal.ts';
import { ms, talk, without } from './talk.ts';

/*
 * Cues as the whole engine gives them: from frames and events, not from made-up moments.
 */

type PlainEvent = Exclude<CallEvent, { type: 'vad' }>;

const framesOf = (frames: readonly VadFrame[]): PipelineInput[] =>
  frames.map((frame) => ({ kind: 'frame', frame }));
const eventOf = (event: PlainEvent): PipelineInput => ({ kind: 'event', event });
const timeOf = (input: PipelineInput): number =>
  'frame' in input ? input.frame.atMs : input.kind === 'event' ? input.event.atMs : input.atMs;

/** Frames and events in the order in which a live call has them. */
function live(frames: readonly VadFrame[], ...events: readonly PlainEvent[]): PipelineInput[] {
  return [...framesOf(frames), ...events.map(eventOf)].sort((a, b) => timeOf(a) - timeOf(b));
}

function cuesOf(inputs: readonly PipelineInput[], switchedOffCues: readonly CueKind[] = []): Cue[] {
  let state = startPipeline({ ...options, switchedOffCues });
  return inputs.flatMap((input) => {
    const step = stepPipeline(state, input);
    state = step.state;
    return step.cues;
  });
}

const kindsOf = (inputs: readonly PipelineInput[]) => cuesOf(inputs).map((cue) => cue.kind);

/** Seconds in frames, roughly. */
const s = (seconds: number) => Math.round((seconds * 1000) / 32);

describe('a customer who waits', () => {
  const frames = talk({ frames: s(30), agent: [[s(1), s(4)]], customer: [[s(5), s(15)]] });
  const soon = ms(s(15)) + 3000;

  it('is told of while the silence goes on', () => {
    const [cue, ...others] = cuesOf(live(frames));
    expect(others).toEqual([]);
    expect(cue).toMatchObject({ kind: 'customerWaits', tone: 'hint', aboutMs: ms(s(15)) });
    expect(cue?.atMs).toBeGreaterThan(soon);
    expect(cue?.atMs).toBeLessThanOrEqual(soon + 64);
  });

  it('waits for a muted agent too, but is not measured when muted', () => {
    const muted = { type: 'muted', atMs: 14_500, muted: true } as const;
    expect(kindsOf(live(frames, { ...muted, party: 'agent' }))).toEqual(['customerWaits']);
    const customer = live(frames, { ...muted, atMs: 15_100, party: 'customer' });
    expect(kindsOf(customer)).toEqual([]);
    const back = { type: 'muted', atMs: 20_000, party: 'customer', muted: false } as const;
    const [cue] = cuesOf(live(frames, { ...muted, atMs: 15_100, party: 'customer' }, back));
    expect(cue?.aboutMs).toBeGreaterThanOrEqual(19_900);
  });

  it('is not told of on hold, whether or not frames still come', () => {
    const hold = { type: 'held', atMs: 15_500, held: true } as const;
    expect(kindsOf(live(frames, hold))).toEqual([]);
    const silent = frames.filter((frame) => frame.atMs <= 15_500);
    const ticks = [16, 20, 25].map((at): PipelineInput => ({ kind: 'tick', atMs: at * 1000 }));
    expect(kindsOf([...live(silent, hold), ...ticks])).toEqual([]);
    const back = { type: 'held', atMs: 25_000, held: false } as const;
    expect(kindsOf(live(frames, hold, back))).toEqual([]);
  });

  it('is not told of while the line is down, nor while the sound is missing', () => {
    const down = { type: 'connection', atMs: 15_500, state: 'reconnecting' } as const;
    expect(kindsOf(live(frames, down))).toEqual([]);
    const up = { type: 'connection', atMs: 20_000, state: 'connected' } as const;
    const [cue] = cuesOf(live(frames, down, up));
    expect(cue?.atMs).toBeGreaterThan(23_000);
    expect(kindsOf(live(without(frames, 'customer', 16_000, 29_000)))).toEqual([]);
    expect(kindsOf(live(without(frames, 'agent', 16_000, 29_000)))).toEqual([]);
  });
});

describe('a dead channel', () => {
  const zeros = (frames: readonly VadFrame[], party: 'agent' | 'customer') =>
    frames.map((frame) =>
      frame.party === party ? { ...frame, speechProbability: 0, levelDbfs: -100 } : frame,
    );

  it('blames nobody', () => {
    const talks = talk({ frames: s(30), agent: [[s(1), s(4)]], customer: [[s(5), s(15)]] });
    expect(kindsOf(live(zeros(talks, 'agent')))).toEqual([]);
    const speech = talk({ frames: s(100), agent: [[s(1), s(95)]] });
    expect(kindsOf(live(zeros(speech, 'customer')))).toEqual([]);
  });
});

describe('a monologue', () => {
  const frames = talk({
    frames: s(200),
    agent: [[s(5), s(190)]],
    customer: [
      [s(1), s(4)],
      [s(40), s(40.4)],
      [s(100), s(100.4)],
    ],
  });

  it('is told of live at 75 s and 150 s; the customer’s "mm-hm" does not end it', () => {
    const cues = cuesOf(live(frames));
    expect(cues.map(({ kind, tone }) => [kind, tone])).toEqual([
      ['monologue', 'hint'],
      ['monologue', 'strong'],
    ]);
    expect(cues[0]?.atMs).toBeLessThan(ms(s(5)) + 75_100);
    expect(cues[1]?.atMs).toBeLessThan(ms(s(5)) + 150_100);
  });

  it('follows switches in mid-call', () => {
    const off: PipelineInput = { kind: 'switchedOffCues', atMs: 100_000, kinds: ['monologue'] };
    const inputs = [...live(frames), off].sort((a, b) => timeOf(a) - timeOf(b));
    expect(cuesOf(inputs).map(({ tone }) => tone)).toEqual(['hint']);
  });
});

describe('praise', () => {
  /** The customer speaks from 5 s to 20 s, with two signals by the agent; the answer comes after `gap` s. */
  const story = (gap: number, signals: readonly (readonly [number, number])[]) =>
    talk({
      frames: s(35),
      agent: [...signals, [s(20 + gap), s(33)]],
      customer: [[s(5), s(20)]],
    });

  const signals = [
    [s(9), s(9.4)],
    [s(14), s(14.4)],
  ] as const;

  it('is given for a pause after a long turn', () => {
    expect(kindsOf(live(story(0.8, [])))).toEqual(['goodPause']);
    expect(kindsOf(live(story(0.3, [])))).toEqual([]);
  });

  it('is given for listening signals', () => {
    expect(kindsOf(live(story(0.3, signals)))).toEqual(['activeListening']);
  });

  it('is not given for a call that has just ended', () => {
    const frames = story(0.15, signals);
    expect(kindsOf(live(frames))).toEqual(['activeListening']);
    const cut = frames.filter((frame) => frame.atMs <= 20_600);
    const inputs = live(cut, ended(20_600));
    let state = startPipeline(options);
    const steps = inputs.map((input) => {
      const step = stepPipeline(state, input);
      state = step.state;
      return step;
    });
    expect(steps.at(-1)?.turnEvents.map((event) => event.type)).toContain('response');
    expect(steps.flatMap((step) => step.cues)).toEqual([]);
  });
});

describe('a goodbye', () => {
  const frames = talk({ frames: s(70), agent: [[s(30), s(34)]], customer: [[s(22), s(55)]] });
  const closing = (atMs: number): PlainEvent => ({
    type: 'promptSaid',
    atMs,
    templateId: 'bye',
    situation: 'closing',
    text: 'Goodbye.',
  });

  it('is followed by quiet, until the customer has had another long turn', () => {
    expect(kindsOf(live(frames))).toEqual(['talkOver', 'customerWaits']);
    expect(kindsOf(live(frames, closing(25_000)))).toEqual(['customerWaits']);
    expect(kindsOf(live(frames, closing(35_000)))).toEqual(['talkOver', 'customerWaits']);
    expect(kindsOf(live(frames, closing(46_000)))).toEqual(['talkOver']);
    const other = { ...closing(25_000), situation: 'commit' } as PlainEvent;
    expect(kindsOf(live(frames, other))).toEqual(['talkOver', 'customerWaits']);
  });
});

describe('a hold', () => {
  const frames = talk({
    frames: s(60),
    agent: [
      [s(0.3), s(1.5)],
      [s(25), s(28)],
    ],
    customer: [
      [s(2), s(12)],
      [s(20), s(35)],
    ],
  });
  const hold = { type: 'held', atMs: 13_000, held: true } as const;
  const back = { type: 'held', atMs: 40_000, held: false } as const;

  it('is not measured: nobody speaks, nobody talks over anybody', () => {
    expect(kindsOf(live(frames)).at(0)).toBe('customerWaits');
    expect(kindsOf(live(frames, hold, back))).toEqual([]);
    const journal = [started, hold, back, ...packBatches(frames), ended(60_000)];
    const summary = summarise(journal, { recovered: false, notes: '' });
    expect(summary.interruptions).toEqual([]);
    expect(summary.speech.agent).toHaveLength(1);
    expect(summary.speech.customer).toHaveLength(1);
  });

  it('shows nobody as speaking, from the button on', () => {
    const before = live(frames).filter((input) => timeOf(input) <= 10_000);
    let state = startPipeline(options);
    for (const input of before) ({ state } = stepPipeline(state, input));
    expect(liveTalk(state).speaking.customer).toBe(true);
    ({ state } = stepPipeline(state, eventOf({ ...hold, atMs: 10_000 })));
    expect(liveTalk(state).speaking).toEqual({ agent: false, customer: false });
  });

  it('leaves a real mute as it was', () => {
    const mute = { type: 'muted', atMs: 10_000, party: 'agent', muted: true } as const;
    const soon = { ...back, atMs: 15_000 };
    const journal = [started, mute, hold, soon, ...packBatches(frames), ended(60_000)];
    const summary = summarise(journal, { recovered: false, notes: '' });
    expect(summary.speech.agent).toHaveLength(1);
    expect(summary.speech.customer).toHaveLength(2);
  });
});

/** Two people over some minutes: long and short turns, overlaps, pauses and short sounds. */
const conversation: fc.Arbitrary<VadFrame[]> = fc
  .array(
    fc.record({
      party: fc.constantFrom('agent' as const, 'customer' as const),
      length: fc.oneof(fc.integer({ min: 8, max: 60 }), fc.integer({ min: 320, max: 600 })),
      gap: fc.integer({ min: -60, max: 150 }),
    }),
    { minLength: 4, maxLength: 16 },
  )
  .map((turns) => {
    const spans = { agent: [] as [number, number][], customer: [] as [number, number][] };
    let end = 30;
    for (const { party, length, gap } of turns) {
      const start = Math.max(0, end + gap);
      spans[party].push([start, start + length]);
      end = start + length;
    }
    return talk({ frames: end + 150, ...spans });
  });

const button: fc.Arbitrary<PlainEvent> = fc.oneof(
  fc.record({
    type: fc.constant('muted' as const),
    atMs: fc.nat(120_000),
    party: fc.constantFrom('agent' as const, 'customer' as const),
    muted: fc.boolean(),
  }),
  fc.record({ type: fc.constant('held' as const), atMs: fc.nat(120_000), held: fc.boolean() }),
  fc.record({
    type: fc.constant('connection' as const),
    atMs: fc.nat(120_000),
    state: fc.constantFrom('connected' as const, 'reconnecting' as const),
  }),
  fc.record({
    type: fc.constant('promptSaid' as const),
    atMs: fc.nat(120_000),
    templateId: fc.constant('bye'),
    situation: fc.constantFrom('closing' as const, 'commit' as const),
    text: fc.constant('x'),
  }),
);

describe('any conversation', () => {
  it('gets the same cues live and from its recorded journal, and few of them', () => {
    const seen = new Set<CueKind>();
    fc.assert(
      fc.property(conversation, fc.array(button, { maxLength: 4 }), (frames, buttons) => {
        const inputs = live(frames, ...buttons);
        const cues = cuesOf(inputs);
        expect(cuesOf(inputs.flatMap(recorded()))).toEqual(cues);
        cues.forEach((cue, i) => {
          seen.add(cue.kind);
          expect(cue.atMs).toBeGreaterThanOrEqual(5_000);
          const within = cues.slice(i).filter((other) => other.atMs < cue.atMs + 300_000);
          expect(within.length).toBeLessThanOrEqual(3);
          expect((cues[i + 1]?.atMs ?? Infinity) - cue.atMs).toBeGreaterThanOrEqual(8_000);
        });
      }),
      { numRuns: 15 },
    );
    expect(seen.size).toBeGreaterThanOrEqual(2);
  });
});

/** Writes frames into batches of a second, ahead of every event, as a call does; and reads them again. */
function recorded(): (
  input: PipelineInput,
  i: number,
  all: readonly PipelineInput[],
) => PipelineInput[] {
  let waiting: VadFrame[] = [];
  return (input, i, all) => {
    if (input.kind === 'frame') waiting.push(input.frame);
    if (input.kind === 'frame' && waiting.length < 62 && i < all.length - 1) return [];
    const batches = packBatches(waiting);
    waiting = [];
    const read = framesOf(batches.flatMap(unpackFrames));
    return input.kind === 'frame' ? read : [...read, input];
  };
}
