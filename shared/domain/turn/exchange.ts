import type { Ms } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { TurnConfig } from './config.ts';
import { bidderStarts, holderResumes } from './exchangeStarts.ts';
import { exchangeRules } from './exchangeRules.ts';
import type { ExchangeState, ExchangeStep, Heard } from './exchangeState.ts';
import { endTalkOver } from './exchangeState.ts';
import { confirm, giveFloor, turnOf } from './floor.ts';
import { lengthOf } from './run.ts';

/** Takes one moment into the exchange: first who spoke, then each rule in turn. */
export function stepExchange(
  before: ExchangeState,
  heard: Heard,
  config: TurnConfig,
): ExchangeStep {
  let state = follow(before, heard);
  const events: TurnEvent[] = [];
  for (const party of startedParties(heard)) {
    const step = takeStart(state, party, heard, config);
    state = step.state;
    events.push(...step.events);
  }
  for (const rule of exchangeRules) {
    const step = rule(state, heard, config);
    if (!step) continue;
    state = step.state;
    events.push(...step.events);
  }
  return { state, events };
}

/** Ends everything that is open: the call is over, or the sound was lost for too long. */
export function closeExchange(state: ExchangeState, atMs: Ms): readonly TurnEvent[] {
  if (!state.floor) return [];
  const { floor, events } = confirm(state.floor, atMs);
  return [...endTalkOver(state.talkOver, atMs), ...events, turnOf(floor, atMs)];
}

/** Brings floor, bid and talk-over up to what was voiced; runs that start now come after that. */
function follow(
  state: ExchangeState,
  { atMs, runs, voiced, clear, aboveNoise, started }: Heard,
): ExchangeState {
  if (!voiced.agent && !voiced.customer) return state;
  const { floor, bid, talkOver } = state;
  const speaks = (party: Party) => voiced[party] && runs[party].phase === 'on';
  const goesOn = (party: Party) => speaks(party) && !started[party];
  const held = floor !== null && speaks(floor.holder) && aboveNoise[floor.holder];
  const both = speaks('agent') && speaks('customer') ? VAD_FRAME_MS : 0;
  return {
    floor:
      floor && goesOn(floor.holder)
        ? { ...floor, lastMs: atMs, spokenMs: floor.spokenMs + atMs - floor.lastMs }
        : floor,
    bid: bid && {
      ...bid,
      heldMs: held ? atMs : bid.heldMs,
      ...(goesOn(bid.by) && clear[bid.by]
        ? {
            lastMs: atMs,
            spokenMs: bid.spokenMs + atMs - bid.lastMs,
            overlapMs: bid.overlapMs + both,
          }
        : {}),
    },
    talkOver: talkOver && speaks(talkOver.by) ? { ...talkOver, lastMs: atMs } : talkOver,
  };
}

/** The parties whose runs started now, the earlier first. */
function startedParties({ started, runs }: Heard): readonly Party[] {
  const parties: Party[] = [];
  if (started.agent) parties.push('agent');
  if (started.customer) parties.push('customer');
  return parties.sort((a, b) => runs[a].startMs - runs[b].startMs);
}

/** A run started: it opens the floor, opens a bid, or goes on with either. */
function takeStart(
  state: ExchangeState,
  party: Party,
  heard: Heard,
  config: TurnConfig,
): ExchangeStep {
  const run = heard.runs[party];
  const { floor } = state;
  if (!floor) {
    const said = { startMs: run.startMs, lastMs: run.voicedEndMs, spokenMs: lengthOf(run) };
    return { state: { ...state, floor: giveFloor(party, said) }, events: [] };
  }
  if (party === floor.holder) return holderResumes(state, floor, run, heard, config);
  return bidderStarts(state, floor, run, party, heard, config);
}
