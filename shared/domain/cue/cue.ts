import type { Ms } from '#shared/lib/units.ts';
import type { Cue, CueKind } from '#shared/model/cue.ts';
import type { ListeningMemory } from './activeListening.ts';
import { activeListeningRule } from './activeListening.ts';
import type { AtOnceMemory } from './answeredAtOnce.ts';
import { answeredAtOnceRule, noAnswers } from './answeredAtOnce.ts';
import { chooseCue } from './arbitrate.ts';
import type { Heard } from './bothHeard.ts';
import { followHeard, nobodyHeard } from './bothHeard.ts';
import type { CueConfig } from './config.ts';
import { defaultCueConfig } from './config.ts';
import type { WaitsMemory } from './customerWaits.ts';
import { customerWaitsRule, noWaits } from './customerWaits.ts';
import type { Goodbye } from './goodbye.ts';
import { followGoodbye } from './goodbye.ts';
import { goodPauseRule } from './goodPause.ts';
import { looksTenseRule } from './looksTense.ts';
import type { CueMoment } from './moment.ts';
import type { MonologueMemory } from './monologue.ts';
import { monologueRule, noMonologue } from './monologue.ts';
import type { TalkOverMemory } from './talkOver.ts';
import { noTalkOver, talkOverRule } from './talkOver.ts';

/** What the rules remember, and the cues given so far. Its size does not grow with the call. */
export interface CueState {
  readonly config: CueConfig;
  readonly switchedOff: readonly CueKind[];
  readonly nextId: number;
  /** The last cues, oldest first, at most the budget. */
  readonly recent: readonly Cue[];
  readonly heard: Heard;
  readonly goodbye: Goodbye;
  readonly talkOver: TalkOverMemory;
  readonly waits: WaitsMemory;
  readonly monologue: MonologueMemory;
  readonly atOnce: AtOnceMemory;
  readonly listening: ListeningMemory;
}

export interface CueStep {
  readonly state: CueState;
  /** One at most. */
  readonly cues: readonly Cue[];
}

/** The cue stage at the start of a call. */
export function startCues(
  switchedOff: readonly CueKind[],
  config: CueConfig = defaultCueConfig,
): CueState {
  return {
    config,
    switchedOff,
    nextId: 0,
    recent: [],
    heard: nobodyHeard,
    goodbye: null,
    talkOver: noTalkOver,
    waits: noWaits,
    monologue: noMonologue,
    atOnce: noAnswers,
    listening: [],
  };
}

/**
 * Takes one moment through the rules, and decides whether what they want deserves a cue now. The
 * rules remember what happened whether or not a cue was shown for it.
 */
export function stepCues(before: CueState, moment: CueMoment): CueStep {
  const talkOver = talkOverRule(before.talkOver, moment);
  const waits = customerWaitsRule(before.waits, moment);
  const monologue = monologueRule(before.monologue, moment);
  const atOnce = answeredAtOnceRule(before.atOnce, moment);
  const { lastStartMs: talkOverMs } = talkOver.memory;
  const listening = activeListeningRule(before.listening, moment, talkOverMs);
  const state: CueState = {
    ...before,
    heard: followHeard(before.heard, moment),
    goodbye: followGoodbye(before.goodbye, moment),
    talkOver: talkOver.memory,
    waits: waits.memory,
    monologue: monologue.memory,
    atOnce: atOnce.memory,
    listening: listening.memory,
  };
  const wanted = [talkOver, waits, monologue, atOnce, listening].flatMap((step) => step.wanted);
  wanted.push(...looksTenseRule(moment), ...goodPauseRule(moment, talkOverMs));
  const quiet = state.goodbye !== null || !state.heard.agent || !state.heard.customer;
  if (wanted.length === 0 || quiet) return { state, cues: [] };
  const chosen = chooseCue(wanted, state.recent, state.switchedOff, state.config);
  if (!chosen) return { state, cues: [] };
  const cue: Cue = { id: state.nextId, ...chosen };
  const recent = [...state.recent, cue].slice(-state.config.budget);
  return { state: { ...state, nextId: cue.id + 1, recent }, cues: [cue] };
}

/** The agent switched kinds off or on again; this holds from the next moment on. */
export function switchCues(state: CueState, switchedOff: readonly CueKind[]): CueState {
  return { ...state, switchedOff };
}

/** The agent said goodbye: quiet, until the customer turns out to have more to say. */
export function sayGoodbye(state: CueState, atMs: Ms): CueState {
  return { ...state, goodbye: atMs };
}
