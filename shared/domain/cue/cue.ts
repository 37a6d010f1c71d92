import type { Ms } from '#shared/lib/units.ts';
import type { Cue, CueKind } from '#shared/model/cue.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { CueConfig } from './config.ts';
import { defaultCueConfig } from './config.ts';

/** The cues given so far, as far as the rules need them. */
export interface CueState {
  readonly config: CueConfig;
  readonly switchedOff: readonly CueKind[];
  readonly nextId: number;
  /** Moments of the last cues, oldest first, at most the budget. */
  readonly recentMs: readonly Ms[];
}

export interface CueStep {
  readonly state: CueState;
  readonly cues: readonly Cue[];
}

/** The cue stage at the start of a call. */
export function startCues(
  switchedOff: readonly CueKind[],
  config: CueConfig = defaultCueConfig,
): CueState {
  return { config, switchedOff, nextId: 0, recentMs: [] };
}

/** Decides whether something that happened deserves a cue now. A cue that is not due is not kept. */
export function stepCues(state: CueState, event: TurnEvent): CueStep {
  const wanted = cueFor(event);
  if (!wanted || state.switchedOff.includes(wanted.kind)) return { state, cues: [] };
  if (!isDue(state.recentMs, event.atMs, state.config)) return { state, cues: [] };
  const cue: Cue = { id: state.nextId, ...wanted };
  return {
    state: {
      ...state,
      nextId: state.nextId + 1,
      recentMs: [...state.recentMs, cue.atMs].slice(-state.config.budget),
    },
    cues: [cue],
  };
}

/** What a cue could be about: the agent talks over the customer. Never the other way round. */
function cueFor(event: TurnEvent): Omit<Cue, 'id'> | null {
  if (event.type !== 'talkOver' || event.by !== 'agent') return null;
  return { kind: 'talkOver', tone: 'hint', atMs: event.atMs, aboutMs: event.startMs };
}

/** Whether a cue at `atMs` keeps to the quiet start, the cooldown and the budget. */
function isDue(recentMs: readonly Ms[], atMs: Ms, config: CueConfig): boolean {
  if (atMs < config.quietStartMs) return false;
  const last = recentMs.at(-1);
  if (last !== undefined && atMs - last < config.cooldownMs) return false;
  const oldest = recentMs.at(-config.budget);
  return oldest === undefined || atMs - oldest >= config.budgetWindowMs;
}
