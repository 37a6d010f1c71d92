import { describe, expect, it } from 'vitest';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import type { Template } from '#shared/model/template.ts';
import type { PipelineInput, PipelineOutput } from '#shared/domain/pipeline.ts';
import {
  liveTalk,
  packBatches,
  startPipeline,
  stepPipeline,
  summarise,
} from '#shared/domain/pipeline.ts';
import { ended, options, started } from './journal.ts';
import { ms, talk } from './talk.ts';

/** Everything that a call brought. */
function run(inputs: readonly PipelineInput[], overrides: Partial<typeof options> = {}) {
  const outputs: PipelineOutput[] = [];
  let state = startPipeline({ ...options, ...overrides });
  for (const input of inputs) {
    const output = stepPipeline(state, input);
    outputs.push(output);
    state = output.state;
  }
  return {
    state,
    cues: outputs.flatMap((output) => output.cues),
    turnEvents: outputs.flatMap((output) => output.turnEvents),
    prompts: outputs.at(-1)?.prompts ?? [],
    panels: new Set(outputs.map((output) => output.prompts)),
  };
}

const frames = talk({ frames: 900, agent: [[400, 470]], customer: [[250, 600]] });
const heard = frames.map((frame): PipelineInput => ({ kind: 'frame', frame }));
const event = (event: Exclude<CallEvent, { type: 'vad' }>): PipelineInput => ({
  kind: 'event',
  event,
});

const template = (id: string, situation: Template['situation'], text: string): Template => ({
  id,
  situation,
  locale: 'en',
  text,
  why: 'because',
  needs: [],
  empathy: null,
  channel: 'any',
  tone: 'any',
});
const templates = [
  template('listen', 'listening', 'Please go on.'),
  template('yield', 'yieldFloor', 'Please finish.'),
];

describe('a live call', () => {
  it('gives a cue while the agent talks over the customer, and the sentence that gives way', () => {
    const { cues, turnEvents, prompts } = run(heard.slice(0, 900), { templates });
    const talkOver = turnEvents.find((e) => e.type === 'talkOver');
    expect(cues).toEqual([
      { id: 0, kind: 'talkOver', tone: 'hint', atMs: talkOver?.atMs, aboutMs: ms(400) },
    ]);
    expect(cues[0]?.atMs).toBeGreaterThan(ms(410));
    expect(cues[0]?.atMs).toBeLessThan(ms(430));
    expect(prompts[0]?.templateId).toBe('yield');
  });

  it('gives no cue where its kind is switched off, and still counts', () => {
    const { cues, turnEvents } = run(heard, { switchedOffCues: ['talkOver'] });
    expect(cues.map((cue) => cue.kind)).not.toContain('talkOver');
    expect(turnEvents.filter((e) => e.type === 'interruption')).toHaveLength(1);
  });

  it('gives a muted agent no cue for talking over', () => {
    const mute = event({ type: 'muted', atMs: 0, party: 'agent', muted: true });
    expect(run([mute, ...heard]).cues.map((cue) => cue.kind)).not.toContain('talkOver');
  });

  it('tells who speaks, how the talk is shared, and the last 30 s', () => {
    const { state } = run(heard.slice(0, 2 * 440));
    expect(liveTalk(state).speaking).toEqual({ agent: true, customer: true });
    expect(liveTalk(state).shareOfSpeech).toEqual({ agent: 40 / 230, customer: 190 / 230 });
    expect(liveTalk(state).activity).toMatchObject({ slotMs: 500 });
    expect(liveTalk(state).activity.customer).toHaveLength(60);
    expect(liveTalk(state).activity.customer.at(-1)).toBeCloseTo(1, 1);
    expect(liveTalk(startPipeline(options)).shareOfSpeech).toEqual({ agent: null, customer: null });
  });

  it('has a panel from its first tick, and changes it only with the situation', () => {
    const ticks = [0, 1000, 2000].map((atMs): PipelineInput => ({ kind: 'tick', atMs }));
    expect(run(ticks, { templates }).panels.size).toBe(1);
    const quiet = heard.slice(0, 2 * 240);
    expect(run(quiet, { templates }).panels.size).toBe(1);
  });

  it('takes prompts and facts from the events', () => {
    const withFacts = [{ ...template('back', 'paraphrase', 'p'), needs: ['facts'] as const }];
    const fact = event({ type: 'factAdded', atMs: 9_000, factId: 1, text: 'x' });
    expect(run([fact], { templates: withFacts }).prompts).toHaveLength(1);
    const gone = event({ type: 'factRemoved', atMs: 9_500, factId: 1 });
    expect(run([fact, gone], { templates: withFacts }).prompts).toEqual([]);
    const said = event({
      type: 'promptSaid',
      atMs: 9_600,
      templateId: 'back',
      situation: 'paraphrase',
      text: 'p',
    });
    expect(run([fact, said], { templates: withFacts }).prompts).toEqual([]);
    const notNow: PipelineInput = { kind: 'notNow', atMs: 9_600, templateId: 'back' };
    expect(run([fact, notNow], { templates: withFacts }).prompts).toEqual([]);
  });

  it('ends what is open with the call, and takes nothing after it', () => {
    const { turnEvents, state } = run([...heard.slice(0, 2 * 500), event(ended(ms(500)))]);
    expect(turnEvents.findLast((e) => e.type === 'turn')).toMatchObject({ endMs: ms(500) });
    const after = stepPipeline(state, { kind: 'tick', atMs: ms(900) });
    expect(after).toMatchObject({ turnEvents: [], cues: [] });
    expect(after.state).toBe(state);
  });
});

describe('the summary of a journal', () => {
  const cue = { id: 0, kind: 'talkOver', tone: 'hint', atMs: ms(419), aboutMs: ms(400) } as const;
  const journal: CallEvent[] = [
    started,
    ...packBatches(frames),
    { type: 'cueShown', atMs: ms(419), cue },
    { type: 'cueAnswered', atMs: ms(450), cueId: 0, feedback: 'notUseful' },
    { type: 'factAdded', atMs: 9_000, factId: 1, text: 'the bill doubled' },
    { type: 'factAdded', atMs: 9_100, factId: 2, text: 'a slip' },
    { type: 'factRemoved', atMs: 9_200, factId: 2 },
    {
      type: 'promptSaid',
      atMs: 20_000,
      templateId: 'en.paraphrase.right',
      situation: 'paraphrase',
      text: 'Let me see …',
    },
    ended(ms(900)),
  ];

  it('holds what the model asks for', () => {
    const summary = summarise(journal, { recovered: false, notes: 'call back' });
    expect(callSummarySchema.parse(summary)).toEqual(summary);
    expect(summary).toMatchObject({
      callId: started.callId,
      startedAt: started.startedAt,
      durationMs: ms(900),
      video: true,
      endedBy: 'customer',
      endReason: 'hungUp',
      recovered: false,
      notes: 'call back',
      speech: { agent: [[ms(400), ms(470)]], customer: [[ms(250), ms(600)]] },
      interruptions: [{ by: 'agent', startMs: ms(400), endMs: ms(470), yielded: false }],
      cues: [{ cue, feedback: 'notUseful' }],
      facts: [{ atMs: 9_000, text: 'the bill doubled' }],
      prompts: [{ atMs: 20_000, templateId: 'en.paraphrase.right', situation: 'paraphrase' }],
      notMeasured: { agent: 0, customer: 0 },
      wentWell: { code: 'wentWell.reflectedBack' },
    });
    expect(summary.metrics).toMatchObject({
      speechMs: { agent: ms(70), customer: ms(350) },
      overlapMs: ms(70),
      silenceMs: ms(550),
      interruptions: { agent: 1, customer: 0 },
    });
  });

  it('of a call that the app did not survive ends with its last event', () => {
    const cut = journal.filter((e) => e.type !== 'callEnded');
    expect(summarise(cut, { recovered: true, notes: '' })).toMatchObject({
      durationMs: ms(900),
      endedBy: 'system',
      endReason: 'appClosed',
      recovered: true,
    });
    expect(summarise([started], { recovered: true, notes: '' })).toMatchObject({
      durationMs: 0,
      wentWell: { code: 'wentWell.tookTheCall' },
      tryNext: { code: 'tryNext.keepIt' },
    });
  });

  it('says how long a party was not measured', () => {
    const lost = frames.filter((f) => f.party === 'agent' || f.atMs <= ms(300));
    const summary = summarise([started, ...packBatches(lost), ended(ms(900))], {
      recovered: false,
      notes: '',
    });
    expect(summary.notMeasured).toEqual({ agent: 0, customer: ms(600) });
    expect(summary.interruptions).toEqual([]);
  });

  it('cannot be made without the call’s beginning, and says so', () => {
    expect(() => summarise(journal.slice(1), { recovered: true, notes: '' })).toThrow(
      /no callStarted/,
    );
  });
});
