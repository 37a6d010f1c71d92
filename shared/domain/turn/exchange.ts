import type { Ms } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import { otherParty } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import { openBid } from './bid.ts';
import type { TurnConfig } from './config.ts';
import { exchangeRules } from './exchangeRules.ts';
import type { ExchangeState, ExchangeStep, Heard } from './exchangeState.ts';
import { endTalkOver } from './exchangeState.ts';
import { confirm, giveFloor, turnOf } from './floor.ts';

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

/** Brings floor, bid and talk-over up to what was voiced at this moment. */
function follow(state: ExchangeState, { atMs, runs, voiced, started }: Heard): ExchangeState {
  if (!voiced.agent && !voiced.customer) return state;
  const { floor, bid, talkOver } = state;
  const speaks = (party: Party) => voiced[party] && runs[party].phase === 'on';
  const fresh = (party: Party) => (started[party] ? runs[party].voicedMs : VAD_FRAME_MS);
  const both = speaks('agent') && speaks('customer') ? VAD_FRAME_MS : 0;
  return {
    floor:
      floor && speaks(floor.holder)
        ? { ...floor, lastMs: atMs, voicedMs: floor.voicedMs + fresh(floor.holder) }
        : floor,
    bid:
      bid && speaks(bid.by)
        ? {
            ...bid,
            lastMs: atMs,
            voicedMs: bid.voicedMs + fresh(bid.by),
            overlapMs: bid.overlapMs + (started[bid.by] ? runs[bid.by].overlapMs : both),
          }
        : bid,
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
  { atMs, runs }: Heard,
  config: TurnConfig,
): ExchangeStep {
  const run = runs[party];
  const { floor, bid } = state;
  if (!floor) {
    const said = { startMs: run.startMs, lastMs: run.voicedEndMs, voicedMs: run.voicedMs };
    return { state: { ...state, floor: giveFloor(party, said) }, events: [] };
  }
  if (party === floor.holder) {
    const both = bid?.kind === 'gap' && run.startMs - bid.startMs < config.simultaneousMs;
    if (!both) return { state, events: [] };
    return {
      state: { ...state, bid: { ...bid, kind: 'together' } },
      events: [{ type: 'simultaneousStart', startMs: bid.startMs, atMs }],
    };
  }
  if (bid) return { state, events: [] };
  const opened = openBid(party, run, runs[otherParty(party)], config);
  return {
    state: { ...state, bid: opened },
    events:
      opened.kind === 'together'
        ? [{ type: 'simultaneousStart', startMs: opened.startMs, atMs }]
        : [],
  };
}
