import type { Ms } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import { otherParty } from '#shared/model/party.ts';
import type { Bid } from './bid.ts';
import { backchannelOf, openBid, startedTogether } from './bid.ts';
import type { TurnConfig } from './config.ts';
import type { ExchangeState, ExchangeStep, Heard } from './exchangeState.ts';
import type { Floor } from './floor.ts';
import type { RunState } from './run.ts';
import { lengthOf } from './run.ts';

/** The holder goes on after a pause, in which the other may have begun to speak. */
export function holderResumes(
  before: ExchangeState,
  floor: Floor,
  run: RunState,
  heard: Heard,
  config: TurnConfig,
): ExchangeStep {
  const state = { ...before, floor: moreSaid(floor, run) };
  const { bid } = state;
  if (bid?.kind !== 'gap') return { state, events: [] };
  if (startedTogether(heard.runs[bid.by], run, config)) return together(state, bid, heard);
  if (!jumpedIn(bid.startMs, run, config)) return { state, events: [] };
  return { state: { ...state, bid: { ...bid, kind: 'over' } }, events: [] };
}

/** The party without the floor begins to speak: a new bid, or more of the one it has made. */
export function bidderStarts(
  state: ExchangeState,
  floor: Floor,
  run: RunState,
  by: Party,
  heard: Heard,
  config: TurnConfig,
): ExchangeStep {
  const back = takeBack(state, floor, run, config);
  if (back) return { state: back, events: [] };
  const { bid } = state;
  const overtaken = bid !== null && isOvertaken(bid, floor, run);
  if (bid && !overtaken) {
    const more = { ...moreSaid(bid, run), overlapMs: bid.overlapMs + run.overlapMs };
    return { state: { ...state, bid: more }, events: [] };
  }
  const before = overtaken ? backchannelOf(bid, floor, heard.atMs, config) : [];
  const opened = openBid(by, run, heard.runs[otherParty(by)], config);
  // A floor that is only lent is not yet the other's: coming back to it interrupts nobody.
  const blameless = opened.kind === 'together' || (opened.kind === 'over' && floor.tentative);
  const step = blameless
    ? together(state, opened, heard)
    : { state: { ...state, bid: opened }, events: [] };
  return { state: step.state, events: [...before, ...step.events] };
}

/** A short sound, the holder's last words after it, and now speech: that is an answer of its own. */
function isOvertaken(bid: Bid, floor: Floor, run: RunState): boolean {
  return bid.talkOverAtMs === null && floor.lastMs > bid.lastMs && floor.lastMs <= run.startMs;
}

/**
 * The former holder goes on right after the other took a breath of its for the end: it had the floor
 * all the time, and the other speaks over it.
 */
function takeBack(
  state: ExchangeState,
  floor: Floor,
  run: RunState,
  config: TurnConfig,
): ExchangeState | null {
  const previous = floor.tentative?.previous;
  if (!previous || state.bid || !jumpedIn(floor.startMs, run, config)) return null;
  const { holder, startMs, lastMs, spokenMs } = floor;
  return {
    ...state,
    floor: moreSaid(previous, run),
    bid: {
      by: holder,
      kind: 'over',
      startMs,
      lastMs,
      spokenMs,
      overlapMs: run.overlapMs,
      heldMs: run.voicedEndMs,
      inBreath: true,
      talkOverAtMs: null,
    },
  };
}

/** Whether speech from `startMs` on had not waited for the end, and the holder did go on (`run`). */
function jumpedIn(startMs: Ms, run: RunState, config: TurnConfig): boolean {
  const sinceLastWordMs = startMs - run.barMs;
  const pauseMs = run.startMs - run.barMs;
  return sinceLastWordMs >= 0 && sinceLastWordMs < config.reactionMs && pauseMs < config.linkMs;
}

/** A new run, added to what its party has said before. */
function moreSaid<T extends { readonly spokenMs: Ms }>(said: T, run: RunState): T {
  return { ...said, lastMs: run.voicedEndMs, spokenMs: said.spokenMs + lengthOf(run) };
}

/** Both began at once: nobody's fault. */
function together(state: ExchangeState, bid: Bid, { atMs }: Heard): ExchangeStep {
  return {
    state: { ...state, bid: { ...bid, kind: 'together' } },
    events: [{ type: 'simultaneousStart', startMs: bid.startMs, atMs }],
  };
}
