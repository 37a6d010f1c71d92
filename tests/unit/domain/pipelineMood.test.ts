import { describe, expect, it } from 'vitest';
import type { CueKind } from '#shared/model/cue.ts';
import type { Template } from '#shared/model/template.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { PipelineInput, PipelineState } from '#shared/domain/pipeline.ts';
import { liveMood, startPipeline, stepPipeline } from '#shared/domain/pipeline.ts';
import { options } from './journal.ts';
import { frameOf, rest, scowl, smile } from './mood/faces.ts';
import { talk } from './talk.ts';
import { bandsMoving } from './voiceTone/made.ts';

/*
 * The customer's face and voice in the whole engine: consent first, then readings, one cue for a
 * tension that lasts, and the sentence that goes with it.
 */

const template = (id: string, situation: Template['situation']): Template => ({
  id,
  locale: 'en',
  situation,
  text: id,
  why: id,
  needs: [],
  empathy: null,
  channel: 'any',
  tone: 'any',
});
const templates = [
  template('greeting', 'greeting'),
  template('listening', 'listening'),
  template('acknowledge', 'acknowledge'),
  template('question', 'openQuestion'),
];

type Look = readonly [untilMs: number, moved: typeof rest];

/** Pictures three a second of the faces, one after the other. */
function faces(...looks: readonly Look[]): PipelineInput[] {
  const inputs: PipelineInput[] = [];
  let atMs = 0;
  for (const [untilMs, moved] of looks) {
    for (; atMs < untilMs; atMs += 333) {
      inputs.push({ kind: 'face', frame: frameOf(moved, { atMs }) });
    }
  }
  return inputs;
}

const allowed = (atMs: number, yes: boolean): PipelineInput => ({
  kind: 'moodAllowed',
  atMs,
  allowed: yes,
});

const timeOf = (input: PipelineInput): number =>
  'frame' in input ? input.frame.atMs : 'event' in input ? input.event.atMs : input.atMs;

const voices = (frames: readonly VadFrame[]): PipelineInput[] =>
  frames.map((frame) => ({ kind: 'frame', frame }));

/** A quiet minute and more: both spoke once, and nothing else deserves a cue. */
const bothHeard = talk({ frames: 2800, customer: [[30, 120]], agent: [[160, 220]] });

function run(inputs: readonly PipelineInput[], switchedOffCues: readonly CueKind[] = []) {
  const off: readonly CueKind[] = [...switchedOffCues, 'customerWaits', 'goodPause'];
  let state: PipelineState = startPipeline({ ...options, templates, switchedOffCues: off });
  const cues: { readonly kind: CueKind; readonly atMs: number; readonly aboutMs: number }[] = [];
  const firstPrompts: (readonly [number, string | undefined])[] = [];
  const sorted = inputs.toSorted((a, b) => timeOf(a) - timeOf(b));
  for (const input of sorted) {
    const step = stepPipeline(state, input);
    state = step.state;
    cues.push(...step.cues);
    const first = step.prompts[0]?.templateId;
    if (first !== firstPrompts.at(-1)?.[1]) firstPrompts.push([timeOf(input), first]);
  }
  return { state, cues, firstPrompts };
}

describe('a face that may be looked at', () => {
  it('is read, beside the start of the call', () => {
    const early = run([allowed(0, true), ...faces([6000, rest])]);
    expect(liveMood(early.state).reading?.band).toBe('neutral');
    expect(liveMood(early.state).trend).toBeNull();
    const later = run([allowed(0, true), ...faces([30_000, rest], [40_000, scowl])]);
    expect(liveMood(later.state)).toMatchObject({
      reading: { band: 'tense' },
      trend: 'moreTense',
    });
  });

  it('is not read before the yes, after a no, and on hold', () => {
    const unread = { reading: null, trend: null, tone: null };
    expect(liveMood(run(faces([6000, smile])).state)).toEqual(unread);
    const taken = [allowed(0, true), ...faces([6000, smile]), allowed(4000, false)];
    expect(liveMood(run(taken).state)).toEqual(unread);
    const held: PipelineInput = { kind: 'event', event: { type: 'held', atMs: 0, held: true } };
    const onHold = run([allowed(0, true), held, ...faces([6000, smile])]);
    expect(liveMood(onHold.state).reading).toBeNull();
  });

  it('is forgotten with a no, down to how it looks at rest', () => {
    const { state } = run([allowed(0, true), ...faces([6000, rest]), allowed(6000, false)]);
    const fresh = startPipeline({ ...options, templates, switchedOffCues: [] });
    expect(state.mood).toEqual(fresh.mood);
    expect(state.tone).toEqual(fresh.tone);
    expect(state.tenseSinceMs).toBeNull();
  });
});

describe('tension that lasts', () => {
  const tense = faces([30_000, rest], [60_000, scowl], [70_000, rest]);

  it('is told once, with the sentence to acknowledge it', () => {
    const { cues, firstPrompts } = run([allowed(0, true), ...voices(bothHeard), ...tense]);
    expect(cues.map(({ kind }) => kind)).toEqual(['looksTense']);
    const [cue] = cues;
    expect(cue?.aboutMs).toBeGreaterThanOrEqual(30_000);
    expect(cue?.aboutMs).toBeLessThan(32_500);
    expect((cue?.atMs ?? 0) - (cue?.aboutMs ?? 0)).toBeGreaterThanOrEqual(8000);
    expect((cue?.atMs ?? 0) - (cue?.aboutMs ?? 0)).toBeLessThan(8500);
    expect(firstPrompts).toContainEqual([cue?.atMs, 'acknowledge']);
    const after = firstPrompts.at(-1);
    expect(after?.[1]).toBe('listening');
    expect((after?.[0] ?? 0) - (cue?.atMs ?? 0)).toBeGreaterThanOrEqual(20_000);
  });

  it('is told again when it comes again', () => {
    const again = faces([10_000, rest], [25_000, scowl], [40_000, rest], [60_000, scowl]);
    const { cues } = run([allowed(0, true), ...voices(bothHeard), ...again]);
    expect(cues.map(({ kind }) => kind)).toEqual(['looksTense', 'looksTense']);
  });

  it('is not told where the agent switched that off, and the panel stays as it is', () => {
    const inputs = [allowed(0, true), ...voices(bothHeard), ...tense];
    const { cues, firstPrompts } = run(inputs, ['looksTense']);
    expect(cues).toEqual([]);
    expect(firstPrompts.map(([, id]) => id)).not.toContain('acknowledge');
  });

  it('is not told of a face whose consent went in the meantime', () => {
    const inputs = [allowed(0, true), allowed(37_000, false), ...voices(bothHeard), ...tense];
    expect(run(inputs).cues).toEqual([]);
  });
});

describe('the tone of voice', () => {
  /** Twenty seconds of speech and more, 32 ms at a time. */
  const heard = talk({ frames: 1200, customer: [[0, 1000]] }).filter(
    ({ party }) => party === 'customer',
  );
  const tones = heard.map((frame): PipelineInput => {
    const { atMs, levelDbfs } = frame;
    const spoken = frame.speechProbability > 0.5;
    return {
      kind: 'tone',
      heard: frame,
      frame: {
        party: 'customer',
        atMs,
        levelDbfs,
        pitchHz: spoken ? 180 + 20 * Math.sin(atMs / 300) : null,
        change: bandsMoving(0.3),
      },
    };
  });

  it('is described with consent, and gone without', () => {
    expect(liveMood(run(tones).state).tone).toBeNull();
    const { state } = run([allowed(0, true), ...tones]);
    expect(liveMood(state).tone?.learning).toBe(false);
    const out = stepPipeline(state, allowed(40_000, false));
    expect(liveMood(out.state).tone).toBeNull();
  });
});
