import type { Cue, CueKind } from '#shared/model/cue.ts';
import type { Party } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { CueState } from '#shared/domain/cue/cue.ts';
import { startCues, stepCues } from '#shared/domain/cue/cue.ts';
import type { CueMoment } from '#shared/domain/cue/moment.ts';

/** A moment at which nobody speaks, nothing was found, and both can be heard. */
export function moment(atMs: number, overrides: Partial<CueMoment> = {}): CueMoment {
  return {
    atMs,
    events: [],
    floor: null,
    quiet: null,
    agentSpeaks: false,
    tenseSinceMs: null,
    customerHeard: true,
    ...overrides,
  };
}

/** The moment at which something was found. */
export function found(...events: readonly TurnEvent[]): CueMoment {
  return moment(events.at(-1)?.atMs ?? 0, { events });
}

/** The agent talks over the customer; decided 650 ms after the start. */
export function over(atMs: number, by: 'agent' | 'customer' = 'agent'): CueMoment {
  return found({ type: 'talkOver', by, startMs: atMs - 650, atMs });
}

/**
 * The agent takes the floor after the customer's turn.
 * @param lengthMs of the customer's turn
 * @param gapMs between the two; negative where they overlap
 * @param before what was found in that same moment, ahead of it
 */
export function answer(
  atMs: number,
  lengthMs: number,
  gapMs: number,
  before: readonly TurnEvent[] = [],
): CueMoment {
  const startMs = atMs - 704;
  const endMs = startMs - gapMs;
  return found(
    ...before,
    { type: 'turn', party: 'customer', startMs: endMs - lengthMs, endMs, atMs },
    { type: 'response', by: 'agent', gapMs, startMs, atMs },
  );
}

/** "mm-hm" by the agent. */
export function backchannel(startMs: number): CueMoment {
  const endMs = startMs + 300;
  return found({ type: 'backchannel', by: 'agent', startMs, endMs, atMs: endMs + 500 });
}

/** The agent speaks in the stretch that began at `sinceMs`. */
export function agentSpeaks(atMs: number, sinceMs: number): CueMoment {
  const floor = { holder: 'agent', sinceMs, spokenMs: atMs - sinceMs } as const;
  return moment(atMs, { floor, agentSpeaks: true });
}

/** The customer speaks. */
export function customerSpeaks(
  atMs: number,
  sinceMs: number,
  spokenMs: number = atMs - sinceMs,
): CueMoment {
  return moment(atMs, { floor: { holder: 'customer', sinceMs, spokenMs } });
}

/** Nobody has spoken since `sinceMs`. */
export function quiet(
  atMs: number,
  sinceMs: number,
  after: 'agent' | 'customer' = 'customer',
): CueMoment {
  return moment(atMs, { quiet: { sinceMs, after } });
}

/** A call in which both have spoken once. */
export function begun(switchedOff: readonly CueKind[] = []): CueState {
  const start = (party: Party): TurnEvent => ({ type: 'speechStart', party, startMs: 0, atMs: 96 });
  return stepCues(startCues(switchedOff), found(start('agent'), start('customer'))).state;
}

/** All cues that moments bring, and the state after them. */
export function play(
  moments: readonly CueMoment[],
  first: CueState = begun(),
): { readonly cues: readonly Cue[]; readonly state: CueState } {
  let state = first;
  const cues = moments.flatMap((each) => {
    const step = stepCues(state, each);
    state = step.state;
    return step.cues;
  });
  return { cues, state };
}

/** The same, with kinds switched off from the start. */
export function cuesOf(
  moments: readonly CueMoment[],
  switchedOff: readonly CueKind[] = [],
): readonly Cue[] {
  return play(moments, begun(switchedOff)).cues;
}

/** Kind and moment of each cue, for short expectations. */
export function kindsOf(
  moments: readonly CueMoment[],
  switchedOff: readonly CueKind[] = [],
): readonly (readonly [CueKind, number])[] {
  return cuesOf(moments, switchedOff).map(({ kind, atMs }) => [kind, atMs]);
}
