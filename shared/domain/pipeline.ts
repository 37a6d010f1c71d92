import { assertNever } from '#shared/lib/assertNever.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import type { CallEvent, VadBatch } from '#shared/model/callEvent.ts';
import type { PerParty } from '#shared/model/callSummary.ts';
import type { Cue, CueKind } from '#shared/model/cue.ts';
import type { FaceFrame, MoodReading, MoodTrend } from '#shared/model/mood.ts';
import type { Party } from '#shared/model/party.ts';
import type { Prompt } from '#shared/model/template.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { ToneFrame, ToneReading } from '#shared/model/voiceTone.ts';
import type { ActivityState } from './activity.ts';
import { ACTIVITY_SLOT_MS, addActivity, advance, noActivity } from './activity.ts';
import type { CueState } from './cue/cue.ts';
import { defaultCueConfig } from './cue/config.ts';
import { sayGoodbye, startCues, stepCues, switchCues } from './cue/cue.ts';
import type { HoldState } from './hold.ts';
import { holdAt, noteHold, notHeld } from './hold.ts';
import type { LiveMood } from './mood/live.ts';
import { allowMood, look, nobodySeen, trendOf } from './mood/live.ts';
import { quantise } from './packing.ts';
import type { PromptInput, PromptOptions, PromptState } from './prompt/prompt.ts';
import { startPrompts, stepPrompts } from './prompt/prompt.ts';
import type { TurnState } from './turn/turn.ts';
import type { ToneState } from './voiceTone/voiceTone.ts';
import { startTone, stepTone } from './voiceTone/voiceTone.ts';
import {
  endTurns,
  floorNow,
  muteTurns,
  quietNow,
  speakingSince,
  startTurns,
  stepTurns,
} from './turn/turn.ts';

export { cueInQuestion, cueIsSettled, cueWasNotUseful, cueWasShown } from './cue/opinion.ts';
export { readStill } from './mood/mood.ts';
export { recordOf as moodRecordOf } from './mood/record.ts';
export { moodSelfTest } from './mood/selfTest.ts';
export { noFrames, packBatches, packFrames, unpackFrames } from './packing.ts';
export { summarise } from './replay.ts';

/** How long a cue is shown; the next one comes no sooner. */
export const CUE_ON_SCREEN_MS: Ms = defaultCueConfig.onScreenMs;

/** What a call's pipeline is told at the start. */
export interface PipelineOptions extends PromptOptions {
  readonly callId: CallId;
  readonly switchedOffCues: readonly CueKind[];
}

/** Something that happened in a call. Times are on the call's media clock. */
export type PipelineInput =
  | { readonly kind: 'frame'; readonly frame: VadFrame }
  | { readonly kind: 'event'; readonly event: Exclude<CallEvent, VadBatch> }
  | {
      readonly kind: 'notNow' | 'askedAgain';
      readonly atMs: Ms;
      readonly templateId: string;
    }
  /** Pointer or focus went into the panel of prompts, or left it. */
  | { readonly kind: 'panelHeld'; readonly atMs: Ms; readonly held: boolean }
  /** The agent switched kinds of cues off or on; `kinds` are all that are off now. */
  | { readonly kind: 'switchedOffCues'; readonly atMs: Ms; readonly kinds: readonly CueKind[] }
  /**
   * Whether the customer's face and tone of voice may be read from now on. A change forgets all that
   * was known of them; until the first yes, and after every no, the two inputs below are passed over.
   */
  | { readonly kind: 'moodAllowed'; readonly atMs: Ms; readonly allowed: boolean }
  /** What was seen in one picture of the customer's. */
  | { readonly kind: 'face'; readonly frame: FaceFrame }
  /** How the customer sounded in one frame, and that frame. */
  | { readonly kind: 'tone'; readonly frame: ToneFrame; readonly heard: VadFrame }
  /** Nothing happened but time; about once a second is enough. */
  | { readonly kind: 'tick'; readonly atMs: Ms };

/** A call so far. Opaque: nobody but this file looks inside. */
export interface PipelineState {
  readonly turns: TurnState;
  readonly hold: HoldState;
  /** False while the media connection is down; the silence of a dead line says nothing. */
  readonly lineUp: boolean;
  readonly cues: CueState;
  readonly prompts: PromptState;
  readonly activity: ActivityState;
  readonly mood: LiveMood;
  /** A lasting tense stretch that the cue stage has not been asked about yet. */
  readonly tenseSinceMs: Ms | null;
  readonly tone: ToneState;
  readonly ended: boolean;
}

/** What a step brought. */
export interface PipelineOutput {
  readonly state: PipelineState;
  readonly turnEvents: readonly TurnEvent[];
  readonly cues: readonly Cue[];
  /** The panel now; the same list as before unless it changed. */
  readonly prompts: readonly Prompt[];
}

/** Who speaks now, and how the talk is shared. */
export interface LiveTalk {
  readonly speaking: PerParty<boolean>;
  /** Share of all speech so far, 0..1; null until somebody spoke. */
  readonly shareOfSpeech: PerParty<number | null>;
  /** The last 30 s, newest last: for each slot the share of it with speech, 0..1. */
  readonly activity: {
    readonly slotMs: Ms;
    /** Where the newest slot ends, on the media clock. */
    readonly endMs: Ms;
    readonly agent: readonly number[];
    readonly customer: readonly number[];
  };
}

/** A call that begins; its panel is there at once (see stepPipeline with a tick). */
export function startPipeline(options: PipelineOptions): PipelineState {
  return {
    turns: startTurns(),
    hold: notHeld,
    lineUp: true,
    cues: startCues(options.switchedOffCues),
    prompts: startPrompts(options),
    activity: noActivity,
    mood: nobodySeen,
    tenseSinceMs: null,
    tone: startTone(),
    ended: false,
  };
}

/**
 * Takes one thing that happened. Cheap enough for every frame. Never throws: an input without a
 * moment in time is passed over, and after `callEnded` nothing changes any more.
 */
export function stepPipeline(state: PipelineState, input: PipelineInput): PipelineOutput {
  if (state.ended || !Number.isFinite(timeOf(input))) return output(state, [], []);
  switch (input.kind) {
    case 'frame':
      return takeFrame(state, quantise(input.frame));
    case 'event':
      return takeEvent(state, input.event);
    case 'notNow':
    case 'askedAgain':
    case 'panelHeld':
      return output(withPrompts(state, input), [], []);
    case 'switchedOffCues':
      return output({ ...state, cues: switchCues(state.cues, input.kinds) }, [], []);
    case 'moodAllowed':
      return output(withMoodAllowed(state, input.allowed), [], []);
    case 'face':
      return output(takeFace(state, input.frame), [], []);
    case 'tone':
      return output(takeTone(state, input.frame, input.heard), [], []);
    case 'tick':
      return takeTick(state, input.atMs);
    default:
      return assertNever(input, 'pipeline input');
  }
}

/** What is known of the customer's expression and voice; nulls where they may not be read. */
export interface LiveRead {
  readonly reading: MoodReading | null;
  readonly trend: MoodTrend | null;
  readonly tone: ToneReading | null;
}

/** The mood as it is shown live. */
export function liveMood({ mood, tone }: PipelineState): LiveRead {
  const { reading, allowed } = mood;
  return { reading, trend: trendOf(mood), tone: allowed ? tone.reading : null };
}

/** The talk as it is shown live. */
export function liveTalk(state: PipelineState): LiveTalk {
  const { runs, spokenMs } = state.turns;
  const spoken = (party: Party) =>
    spokenMs[party] +
    (runs[party].phase === 'on' ? runs[party].voicedEndMs - runs[party].startMs : 0);
  const total = spoken('agent') + spoken('customer');
  const share = (party: Party) => (total > 0 ? spoken(party) / total : null);
  return {
    speaking: { agent: speaks(state, 'agent'), customer: speaks(state, 'customer') },
    shareOfSpeech: { agent: share('agent'), customer: share('customer') },
    activity: {
      slotMs: ACTIVITY_SLOT_MS,
      endMs: state.activity.slotStartMs,
      ...state.activity.slots,
    },
  };
}

function timeOf(input: PipelineInput): Ms {
  if ('frame' in input) return input.frame.atMs;
  return input.kind === 'event' ? input.event.atMs : input.atMs;
}

/** Whether a party is heard speaking now; nobody is while the customer is on hold. */
function speaks({ turns, hold }: PipelineState, party: Party): boolean {
  return !hold.held && speakingSince(turns, party) !== null;
}

function takeFrame(before: PipelineState, frame: VadFrame): PipelineOutput {
  const { party, atMs } = frame;
  const hold = holdAt(before.hold, frame);
  const state = hold.state === before.hold ? before : { ...before, hold: hold.state };
  if (hold.inHold) return takeTick(state, atMs);
  const step = stepTurns(state.turns, frame);
  const speaking = speakingSince(step.state, party) !== null;
  const activity = addActivity(state.activity, party, atMs, VAD_FRAME_MS, speaking);
  const heard = { ...state, turns: step.state, activity };
  const told = takeCues(heard, momentOf(state.turns), step.events);
  const tense = told.cues.some(({ kind }) => kind === 'looksTense');
  const prompts = stepPrompts(promptsAfter(state.prompts, step.events), {
    kind: tense ? 'lookedTense' : 'time',
    atMs,
  });
  return output({ ...told.state, prompts }, step.events, told.cues);
}

/** Consent came or went: what was known of the face and the voice is gone either way. */
function withMoodAllowed(state: PipelineState, allowed: boolean): PipelineState {
  const mood = allowMood(state.mood, allowed);
  return mood === state.mood ? state : { ...state, mood, tenseSinceMs: null, tone: startTone() };
}

function takeFace(state: PipelineState, frame: FaceFrame): PipelineState {
  if (!state.mood.allowed || state.hold.held) return state;
  const { state: mood, episode } = look(state.mood, frame, speaks(state, 'customer'));
  return { ...state, mood, tenseSinceMs: episode?.startMs ?? state.tenseSinceMs };
}

/** From how likely on a frame of the customer's is speech whose tone is told. */
const TONE_SPEECH = 0.5;

function takeTone(state: PipelineState, frame: ToneFrame, heard: VadFrame): PipelineState {
  if (!state.mood.allowed || state.hold.held) return state;
  return { ...state, tone: stepTone(state.tone, frame, heard.speechProbability >= TONE_SPEECH) };
}

function takeEvent(state: PipelineState, event: Exclude<CallEvent, VadBatch>): PipelineOutput {
  switch (event.type) {
    case 'muted': {
      const turns = muteTurns(state.turns, event.party, event.atMs, event.muted);
      return output({ ...state, turns }, [], []);
    }
    case 'factAdded': {
      const { atMs, factId, text } = event;
      return output(withPrompts(state, { kind: 'factAdded', atMs, factId, text }), [], []);
    }
    case 'factChanged': {
      const { atMs, factId, text } = event;
      const without = withPrompts(state, { kind: 'factRemoved', atMs, factId });
      return output(withPrompts(without, { kind: 'factAdded', atMs, factId, text }), [], []);
    }
    case 'factRemoved': {
      const { atMs, factId } = event;
      return output(withPrompts(state, { kind: 'factRemoved', atMs, factId }), [], []);
    }
    case 'actionAdded':
    case 'actionChanged': {
      const { atMs, actionId, text, dueAt } = event;
      const kind = event.type === 'actionAdded' ? 'actionNoted' : event.type;
      return output(withPrompts(state, { kind, atMs, actionId, text, dueAt }), [], []);
    }
    case 'actionRemoved': {
      const { atMs, actionId } = event;
      return output(withPrompts(state, { kind: 'actionRemoved', atMs, actionId }), [], []);
    }
    case 'promptSaid': {
      const { atMs, templateId, situation } = event;
      const cues = situation === 'closing' ? sayGoodbye(state.cues, atMs) : state.cues;
      const said = withPrompts(state, { kind: 'said', atMs, templateId, situation });
      return output({ ...said, cues }, [], []);
    }
    case 'promptNotUseful': {
      const { atMs, templateId } = event;
      return output(withPrompts(state, { kind: 'notUseful', atMs, templateId }), [], []);
    }
    case 'held':
      return takeTick({ ...state, hold: noteHold(state.hold, event.atMs, event.held) }, event.atMs);
    case 'connection':
    case 'quality':
      return takeTick({ ...state, lineUp: event.state === 'connected' }, event.atMs);
    case 'callEnded': {
      const { state: turns, events } = endTurns(state.turns, event.atMs);
      const prompts = promptsAfter(state.prompts, events);
      return output({ ...state, turns, prompts, ended: true }, events, []);
    }
    default:
      return takeTick(state, event.atMs);
  }
}

function takeTick(state: PipelineState, atMs: Ms): PipelineOutput {
  const activity = advance(state.activity, atMs);
  return output(withPrompts({ ...state, activity }, { kind: 'time', atMs }), [], []);
}

/** Asks the cue stage, once for every moment that was measured. */
function takeCues(
  state: PipelineState,
  beforeMs: Ms,
  events: readonly TurnEvent[],
): { readonly state: PipelineState; readonly cues: readonly Cue[] } {
  const { turns, lineUp, tenseSinceMs } = state;
  const atMs = momentOf(turns);
  if (atMs <= beforeMs && events.length === 0) return { state, cues: [] };
  const step = stepCues(state.cues, {
    atMs,
    events,
    floor: floorNow(turns),
    quiet: quietNow(turns),
    agentSpeaks: speakingSince(turns, 'agent') !== null,
    tenseSinceMs,
    customerHeard: lineUp && !turns.mutes.customer.muted,
  });
  return { state: { ...state, cues: step.state, tenseSinceMs: null }, cues: step.cues };
}

/** The last moment at which anybody was measured. */
function momentOf({ heardMs }: TurnState): Ms {
  return Math.max(heardMs.agent ?? -1, heardMs.customer ?? -1);
}

function promptsAfter(before: PromptState, events: readonly TurnEvent[]): PromptState {
  return events.reduce(
    (prompts, event) => stepPrompts(prompts, { kind: 'turnEvent', event }),
    before,
  );
}

function withPrompts(state: PipelineState, input: PromptInput): PipelineState {
  return { ...state, prompts: stepPrompts(state.prompts, input) };
}

function output(
  state: PipelineState,
  turnEvents: readonly TurnEvent[],
  cues: readonly Cue[],
): PipelineOutput {
  return { state, turnEvents, cues, prompts: state.prompts.prompts };
}
