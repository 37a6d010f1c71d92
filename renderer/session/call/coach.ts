import {
  CUE_ON_SCREEN_MS,
  liveMood,
  liveTalk,
  moodRecordOf,
  noFrames,
  packBatches,
  startPipeline,
  stepPipeline,
} from '#shared/domain/pipeline.ts';
import type { LiveRead, PipelineInput, PipelineOptions } from '#shared/domain/pipeline.ts';
import { findPrompts, indexOfCall, promptNow } from '#shared/domain/prompt/find.ts';
import type { TemplateIndex } from '#shared/domain/prompt/search.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallEvent, MoodSeen, VadBatch } from '#shared/model/callEvent.ts';
import type { PromisedAction } from '#shared/model/commitment.ts';
import type { Cue, CueFeedback, CueKind } from '#shared/model/cue.ts';
import type { FaceFrame } from '#shared/model/mood.ts';
import type { Prompt, Situation } from '#shared/model/template.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { Clock } from '../clock.ts';
import { every } from '../clock.ts';
import type { Fact, NoteActions, TalkState } from '../types.ts';
import type { HeardTone } from './listening.ts';
import { createNotes } from './notes.ts';
import { createOffers } from './offers.ts';
import { sameTalk } from './sameTalk.ts';
import { markCall, markTurn, noMarks } from './talkMarks.ts';

/** What the agent is shown of the conversation. */
export interface CoachState {
  readonly talk: TalkState;
  readonly cue: Cue | null;
  readonly prompts: readonly Prompt[];
  readonly saidTemplateIds: readonly string[];
  readonly pinnedTemplateIds: readonly string[];
  readonly facts: readonly Fact[];
  readonly actions: readonly PromisedAction[];
}

export type PlainEvent = Exclude<CallEvent, VadBatch | MoodSeen>;

export interface CoachOptions {
  readonly pipeline: PipelineOptions;
  readonly clock: Clock;
  /** The call's media clock. */
  readonly mediaNow: () => Ms;
  /** Kinds that are switched off now; a new list whenever that changes. */
  readonly switchedOffCues: () => readonly CueKind[];
  readonly record: (event: CallEvent, urgent?: boolean) => void;
  readonly onState: (change: Partial<CoachState>) => void;
  /** What is read of the customer's expression and voice changed. */
  readonly onMood: (read: LiveRead) => void;
  readonly signal: AbortSignal;
}

/** Feeds one call's pipeline and turns what it says into what is on screen and in the journal. */
export interface Coach {
  /** Hands what was heard so far to the journal, without waiting for its moment. */
  readonly recordNow: () => void;
  readonly frames: (frames: readonly VadFrame[]) => void;
  /** Whether the customer's face and voice may be read; a change forgets what was read. */
  readonly allowMood: (allowed: boolean) => void;
  readonly face: (frame: FaceFrame) => void;
  readonly tone: (tones: readonly HeardTone[]) => void;
  /** Something happened: into the journal and the pipeline. */
  readonly note: (event: PlainEvent) => void;
  readonly notes: NoteActions;
  readonly markSaid: (templateId: string) => void;
  readonly notNow: (templateId: string) => void;
  readonly notUseful: (templateId: string) => void;
  readonly setPinned: (templateId: string, pinned: boolean) => void;
  /** @param templateIds all prompts of the panel that can be read now */
  readonly inSight: (templateIds: readonly string[]) => void;
  readonly offerAgain: (templateId: string) => void;
  readonly holdPrompts: (held: boolean) => void;
  readonly findPrompts: (
    query: string,
    situationWords: (situation: Situation) => string,
  ) => readonly Prompt[];
  readonly answerCue: (feedback: CueFeedback) => void;
}

/** Often enough for a bar that seems to follow the voice; every frame would be 31 renders a second. */
const TALK_EVERY_MS: Ms = 125;
const TICK_MS: Ms = 1000;
/** What is heard goes to disk this often: with the way there a kill costs well below two seconds. */
const RECORD_EVERY_MS: Ms = 500;
/** As many as can be looked over; who wants another types another word. */
const FOUND = 8;

export const quietCoach: CoachState = {
  talk: {
    speaking: { agent: false, customer: false },
    shareOfSpeech: { agent: null, customer: null },
    activity: { slotMs: 500, endMs: 0, agent: [], customer: [] },
    marks: noMarks,
  },
  cue: null,
  prompts: [],
  saidTemplateIds: [],
  pinnedTemplateIds: [],
  facts: [],
  actions: [],
};

export function createCoach(options: CoachOptions): Coach {
  const { clock, mediaNow, signal } = options;
  let pipeline = startPipeline(options.pipeline);
  let state = quietCoach;
  let switchedOff = options.pipeline.switchedOffCues;
  let marks = noMarks;
  let read = liveMood(pipeline);
  let lastMood: MoodSeen | null = null;
  let index: TemplateIndex | null = null;
  let waiting: VadFrame[] = [];
  let recordedAt: Ms = 0;
  let talkToldAt = -Infinity;
  let cancelFade: () => void = () => undefined;
  signal.addEventListener('abort', () => cancelFade(), { once: true });

  const change = (patch: Partial<CoachState>): void => {
    state = { ...state, ...patch };
    options.onState(patch);
  };
  const step = (input: PipelineInput): void => {
    const out = stepPipeline(pipeline, input);
    pipeline = out.state;
    marks = out.turnEvents.reduce(markTurn, marks);
    for (const cue of out.cues) show(cue);
    if (out.prompts !== state.prompts) change({ prompts: out.prompts });
  };
  const tellTalk = (): void => {
    if (clock.now() - talkToldAt < TALK_EVERY_MS) return;
    talkToldAt = clock.now();
    const talk = sameTalk(state.talk, { ...liveTalk(pipeline), marks });
    if (talk !== state.talk) change({ talk });
  };
  /** A prompt that is on the panel, or any that could be said now. */
  const promptOf = (templateId: string): Prompt | null =>
    state.prompts.find((each) => each.templateId === templateId) ??
    promptNow(pipeline.prompts, templateId);
  const offers = createOffers({
    clock,
    signal,
    onOffered: (templateId) => {
      const situation = promptOf(templateId)?.situation;
      if (situation === undefined) return;
      note({ type: 'promptOffered', atMs: mediaNow(), templateId, situation });
    },
  });
  /** Frames go into the journal before whatever follows them, so that it reads in order. */
  const recordFrames = (urgent = false): void => {
    if (waiting.length === 0) return;
    for (const batch of packBatches(waiting)) options.record(batch, urgent);
    waiting = [];
    recordedAt = mediaNow();
  };
  /** At once: a crash costs the moment since the last of these, and no more. */
  const recordTime = (): void => {
    if (pipeline.ended) return;
    recordFrames(true);
    // On hold and without ears nothing else would say how long the call went on.
    if (mediaNow() - recordedAt < TICK_MS) return;
    recordedAt = mediaNow();
    options.record(noFrames(recordedAt), true);
  };
  const note = (event: PlainEvent): void => {
    recordFrames();
    options.record(event, true);
    marks = markCall(marks, event);
    step({ kind: 'event', event });
    // Nobody can act on a cue now, and its place is wanted for why.
    const isDown = event.type === 'connection' && event.state !== 'connected';
    if (isDown || (event.type === 'held' && event.held)) hideCue();
  };
  /** The band goes into the journal, smoothed as it is shown; what it was seen by does not. */
  const tellMood = (): void => {
    const next = liveMood(pipeline);
    const { reading, trend, tone } = read;
    if (next.reading === reading && next.trend === trend && next.tone === tone) return;
    if (next.reading !== null && next.reading !== reading) {
      const record = moodRecordOf(lastMood, next.reading);
      if (record !== null) {
        recordFrames();
        options.record(record);
        lastMood = record;
      }
    }
    read = next;
    options.onMood(next);
  };
  const hideCue = (): void => {
    cancelFade();
    if (state.cue !== null) change({ cue: null });
  };
  /** Switching a kind off takes effect at once, also on the cue that is on screen. */
  const followSwitches = (): void => {
    const kinds = options.switchedOffCues();
    if (kinds === switchedOff) return;
    switchedOff = kinds;
    step({ kind: 'switchedOffCues', atMs: mediaNow(), kinds });
    if (state.cue !== null && kinds.includes(state.cue.kind)) hideCue();
  };
  const show = (cue: Cue): void => {
    recordFrames();
    options.record({ type: 'cueShown', atMs: cue.atMs, cue }, true);
    change({ cue });
    cancelFade();
    cancelFade = clock.after(CUE_ON_SCREEN_MS, hideCue);
  };

  change({ pinnedTemplateIds: options.pipeline.favourites ?? [] });
  step({ kind: 'tick', atMs: 0 });
  every(clock, RECORD_EVERY_MS, signal, recordTime);
  every(clock, TICK_MS, signal, () => {
    followSwitches();
    step({ kind: 'tick', atMs: mediaNow() });
    tellTalk();
  });

  return {
    recordNow: recordTime,
    frames(frames) {
      if (signal.aborted) return;
      followSwitches();
      waiting.push(...frames);
      for (const frame of frames) step({ kind: 'frame', frame });
      tellTalk();
    },
    allowMood(allowed) {
      step({ kind: 'moodAllowed', atMs: mediaNow(), allowed });
      lastMood = null;
      tellMood();
    },
    face(frame) {
      if (signal.aborted) return;
      step({ kind: 'face', frame });
      tellMood();
    },
    tone(tones) {
      if (signal.aborted) return;
      for (const { tone, heard } of tones) step({ kind: 'tone', frame: tone, heard });
      tellMood();
    },
    note,
    notes: createNotes({ mediaNow, signal, noted: () => state, onNoted: change, note }),
    markSaid(templateId) {
      const prompt = promptOf(templateId);
      if (prompt === null || signal.aborted) return;
      change({ saidTemplateIds: [...new Set([...state.saidTemplateIds, templateId])] });
      const { situation, text } = prompt;
      note({ type: 'promptSaid', atMs: mediaNow(), templateId, situation, text });
    },
    notNow(templateId) {
      if (!signal.aborted) step({ kind: 'notNow', atMs: mediaNow(), templateId });
    },
    notUseful(templateId) {
      const situation = promptOf(templateId)?.situation;
      if (situation === undefined || signal.aborted) return;
      note({ type: 'promptNotUseful', atMs: mediaNow(), templateId, situation });
    },
    setPinned(templateId, pinned) {
      const others = state.pinnedTemplateIds.filter((id) => id !== templateId);
      change({ pinnedTemplateIds: pinned ? [...others, templateId] : others });
    },
    inSight: offers.inSight,
    offerAgain(templateId) {
      if (!signal.aborted) step({ kind: 'askedAgain', atMs: mediaNow(), templateId });
    },
    holdPrompts(held) {
      if (!signal.aborted) step({ kind: 'panelHeld', atMs: mediaNow(), held });
    },
    findPrompts(query, situationWords) {
      // At the first search: a call without one need not wait for a large library's words.
      index ??= indexOfCall(pipeline.prompts, situationWords);
      return findPrompts(pipeline.prompts, index, query, FOUND);
    },
    answerCue(feedback) {
      const { cue } = state;
      if (cue === null || signal.aborted) return;
      hideCue();
      note({ type: 'cueAnswered', atMs: mediaNow(), cueId: cue.id, feedback });
    },
  };
}
