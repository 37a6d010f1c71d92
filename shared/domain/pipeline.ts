import { assertNever } from '#shared/lib/assertNever.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import type { CallEvent, VadBatch } from '#shared/model/callEvent.ts';
import type { CallSummary, PerParty } from '#shared/model/callSummary.ts';
import type { Cue, CueKind } from '#shared/model/cue.ts';
import type { Party } from '#shared/model/party.ts';
import type { Prompt } from '#shared/model/template.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { ActivityState } from './activity.ts';
import { ACTIVITY_SLOT_MS, addActivity, advance, noActivity } from './activity.ts';
import type { CueState } from './cue/cue.ts';
import { startCues, stepCues } from './cue/cue.ts';
import { quantise, unpackFrames } from './packing.ts';
import type { PromptInput, PromptOptions, PromptState } from './prompt/prompt.ts';
import { startPrompts, stepPrompts } from './prompt/prompt.ts';
import type { SummaryOptions } from './summary/summary.ts';
import { buildSummary } from './summary/summary.ts';
import type { TurnState } from './turn/turn.ts';
import { endTurns, muteTurns, startTurns, stepTurns } from './turn/turn.ts';

export { cueInQuestion, cueIsSettled, cueWasNotUseful, cueWasShown } from './cue/opinion.ts';
export { packBatches, packFrames, unpackFrames } from './packing.ts';

/** What a call's pipeline is told at the start. */
export interface PipelineOptions extends PromptOptions {
  readonly callId: CallId;
  readonly switchedOffCues: readonly CueKind[];
}

/** Something that happened in a call. Times are on the call's media clock. */
export type PipelineInput =
  | { readonly kind: 'frame'; readonly frame: VadFrame }
  | { readonly kind: 'event'; readonly event: Exclude<CallEvent, VadBatch> }
  | { readonly kind: 'notNow'; readonly atMs: Ms; readonly templateId: string }
  /** Nothing happened but time; about once a second is enough. */
  | { readonly kind: 'tick'; readonly atMs: Ms };

/** A call so far. Opaque: nobody but this file looks inside. */
export interface PipelineState {
  readonly turns: TurnState;
  readonly cues: CueState;
  readonly prompts: PromptState;
  readonly activity: ActivityState;
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
    readonly agent: readonly number[];
    readonly customer: readonly number[];
  };
}

/** A call that begins; its panel is there at once (see stepPipeline with a tick). */
export function startPipeline(options: PipelineOptions): PipelineState {
  return {
    turns: startTurns(),
    cues: startCues(options.switchedOffCues),
    prompts: startPrompts(options),
    activity: noActivity,
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
    case 'notNow': {
      const { atMs, templateId } = input;
      return output(withPrompts(state, { kind: 'notNow', atMs, templateId }), [], []);
    }
    case 'tick':
      return takeTick(state, input.atMs);
    default:
      return assertNever(input, 'pipeline input');
  }
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
    speaking: { agent: runs.agent.phase === 'on', customer: runs.customer.phase === 'on' },
    shareOfSpeech: { agent: share('agent'), customer: share('customer') },
    activity: { slotMs: ACTIVITY_SLOT_MS, ...state.activity.slots },
  };
}

/**
 * The summary of a journal: its frames are heard again, by the same rules as live. Also for a
 * journal that was never closed (see buildSummary).
 * @throws Error when the journal does not begin with `callStarted`
 */
export function summarise(events: readonly CallEvent[], options: SummaryOptions): CallSummary {
  return buildSummary(events, replayTurns(events), options);
}

/** The turn events of a journal's frames. */
function replayTurns(events: readonly CallEvent[]): readonly TurnEvent[] {
  const end = events.findLast((event) => event.type === 'callEnded');
  let turns = startTurns();
  // The frames are read later than the buttons were pressed, so these are known first.
  for (const event of events) {
    if (event.type === 'muted') turns = muteTurns(turns, event.party, event.atMs, event.muted);
  }
  const found: TurnEvent[] = [];
  let lastMs = 0;
  const batches = events.filter((event) => event.type === 'vad').sort((a, b) => a.atMs - b.atMs);
  for (const batch of batches) {
    for (const frame of unpackFrames(batch)) {
      const step = stepTurns(turns, frame);
      turns = step.state;
      found.push(...step.events);
      lastMs = Math.max(lastMs, frame.atMs);
    }
  }
  found.push(...endTurns(turns, end?.atMs ?? lastMs).events);
  return found;
}

function timeOf(input: PipelineInput): Ms {
  if (input.kind === 'frame') return input.frame.atMs;
  return input.kind === 'event' ? input.event.atMs : input.atMs;
}

function takeFrame(state: PipelineState, frame: VadFrame): PipelineOutput {
  const { party, atMs } = frame;
  const step = stepTurns(state.turns, frame);
  const speaking = step.state.runs[party].phase === 'on';
  const activity = addActivity(state.activity, party, atMs, VAD_FRAME_MS, speaking);
  const told = takeTurnEvents({ ...state, turns: step.state, activity }, step.events);
  const prompts = stepPrompts(told.state.prompts, { kind: 'time', atMs });
  return output({ ...told.state, prompts }, step.events, told.cues);
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
    case 'factRemoved': {
      const { atMs, factId } = event;
      return output(withPrompts(state, { kind: 'factRemoved', atMs, factId }), [], []);
    }
    case 'promptSaid': {
      const { atMs, templateId, situation } = event;
      return output(withPrompts(state, { kind: 'said', atMs, templateId, situation }), [], []);
    }
    case 'callEnded': {
      const step = endTurns(state.turns, event.atMs);
      const told = takeTurnEvents({ ...state, turns: step.state }, step.events);
      return output({ ...told.state, ended: true }, step.events, told.cues);
    }
    default:
      return takeTick(state, event.atMs);
  }
}

function takeTick(state: PipelineState, atMs: Ms): PipelineOutput {
  const activity = advance(state.activity, atMs);
  return output(withPrompts({ ...state, activity }, { kind: 'time', atMs }), [], []);
}

function takeTurnEvents(
  before: PipelineState,
  events: readonly TurnEvent[],
): { readonly state: PipelineState; readonly cues: readonly Cue[] } {
  if (events.length === 0) return { state: before, cues: [] };
  let { cues, prompts } = before;
  const shown: Cue[] = [];
  for (const event of events) {
    const step = stepCues(cues, event);
    cues = step.state;
    shown.push(...step.cues);
    prompts = stepPrompts(prompts, { kind: 'turnEvent', event });
  }
  return { state: { ...before, cues, prompts }, cues: shown };
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
