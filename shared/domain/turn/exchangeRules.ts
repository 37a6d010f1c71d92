import type { Ms } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import { otherParty } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { Bid } from './bid.ts';
import { backchannelOf, isOverlapLong, isTalkOver } from './bid.ts';
import type { TurnConfig } from './config.ts';
import type { ExchangeState, ExchangeStep, Heard } from './exchangeState.ts';
import { endTalkOver } from './exchangeState.ts';
import type { Floor } from './floor.ts';
import { confirm, giveFloor, lendFloor, turnOf } from './floor.ts';

/** One rule: what it makes of a moment, or null where it does not apply. */
type Rule = (state: ExchangeState, heard: Heard, config: TurnConfig) => ExchangeStep | null;

/** How long a party has been quiet; a run that is not believed yet may have ended the quiet. */
function quietMs({ atMs, runs }: Heard, party: Party, lastMs: Ms): Ms {
  const run = runs[party];
  return (run.phase === 'perhaps' ? run.startMs : atMs) - lastMs;
}

/** Speaking over the holder in mid-turn, for long enough, is a talk-over. Live. */
const talkOverStarts: Rule = (state, { atMs }, config) => {
  const { floor, bid } = state;
  if (!floor || !bid || bid.talkOverAtMs !== null || !isTalkOver(bid, config)) return null;
  const confirmed = confirm(floor, atMs);
  const { by, startMs, lastMs } = bid;
  return {
    state: {
      floor: confirmed.floor,
      bid: { ...bid, talkOverAtMs: atMs },
      talkOver: { by, startMs, cueAtMs: atMs, lastMs, yielded: false },
    },
    events: [
      ...endTalkOver(state.talkOver, atMs),
      ...confirmed.events,
      { type: 'talkOver', by, startMs, atMs },
    ],
  };
};

/** Speaking into the holder's pause lends the floor. */
const gapIsTaken: Rule = (state, _heard, config) => {
  const { floor, bid } = state;
  if (!floor || floor.tentative || bid?.kind !== 'gap') return null;
  if (bid.spokenMs < config.takeFloorMs || floor.lastMs > bid.startMs) return null;
  return { state: { ...state, floor: lendFloor(bid.by, bid, floor), bid: null }, events: [] };
};

/** A holder that falls quiet while the other goes on has passed the floor. */
const holderYields: Rule = (state, heard, config) => {
  const { floor, bid } = state;
  if (!floor || !bid || bid.lastMs <= floor.lastMs) return null;
  const flagged = bid.talkOverAtMs !== null;
  // Long enough over the other to become a talk-over: that is decided first.
  if (!flagged && bid.kind === 'over' && isOverlapLong(bid, config)) return null;
  const short = bid.spokenMs < config.turnMinMs ? config.lastWordMs : config.yieldMs;
  const limitMs = flagged ? config.contestedYieldMs : short;
  if (quietMs(heard, floor.holder, floor.lastMs) < limitMs) return null;
  return passFloor(state, floor, bid, heard.atMs);
};

/** A bid that fell quiet is over: an interruption's end, a backchannel, a last word, or nothing. */
const bidEnds: Rule = (state, heard, config) => {
  const { floor, bid } = state;
  if (!floor || !bid) return null;
  const limitMs = bid.talkOverAtMs === null ? config.linkMs : config.contestedYieldMs;
  if (quietMs(heard, bid.by, bid.lastMs) < limitMs) return null;
  if (bid.lastMs >= floor.lastMs) return lastWord(state, floor, bid, heard, config);
  return { state: { ...state, bid: null }, events: backchannelOf(bid, floor, heard.atMs, config) };
};

/** The bidder spoke last: after a short sound the holder has a while to come back. */
function lastWord(
  state: ExchangeState,
  floor: Floor,
  bid: Bid,
  heard: Heard,
  config: TurnConfig,
): ExchangeStep | null {
  const bothQuietMs = Math.min(
    quietMs(heard, bid.by, bid.lastMs),
    quietMs(heard, floor.holder, bid.lastMs),
  );
  if (bid.spokenMs < config.turnMinMs && bothQuietMs < config.lastWordMs) return null;
  return passFloor(state, floor, bid, heard.atMs);
}

/** A lent floor becomes a turn once enough was said, or once both fell quiet after it. */
const lentFloorIsKept: Rule = (state, heard, config) => {
  const { floor, bid } = state;
  if (!floor?.tentative) return null;
  const bothQuietMs = Math.min(
    quietMs(heard, floor.holder, floor.lastMs),
    quietMs(heard, otherParty(floor.holder), floor.lastMs),
  );
  const quietAfter = bid === null && bothQuietMs >= config.lastWordMs;
  if (floor.spokenMs < config.turnMinMs && !quietAfter) return null;
  const confirmed = confirm(floor, heard.atMs);
  return { state: { ...state, floor: confirmed.floor }, events: confirmed.events };
};

/** A lent floor returns when it held a short sound only and its former holder speaks on. */
const lentFloorReturns: Rule = (state, { atMs }, config) => {
  const { floor, bid } = state;
  if (!floor?.tentative || !bid || bid.lastMs <= floor.lastMs) return null;
  if (atMs - floor.lastMs < config.hangoverMs) return null;
  const { previous } = floor.tentative;
  const back = {
    ...previous,
    lastMs: bid.lastMs,
    spokenMs: previous.spokenMs + bid.spokenMs,
  };
  return {
    state: { ...state, floor: back, bid: null },
    events: [
      { type: 'backchannel', by: floor.holder, startMs: floor.startMs, endMs: floor.lastMs, atMs },
    ],
  };
};

/** A talk-over whose speaker has been quiet for a while is complete. */
const talkOverEnds: Rule = (state, heard, config) => {
  const open = state.talkOver;
  if (!open) return null;
  const limitMs = open.yielded ? config.linkMs : config.contestedYieldMs;
  if (quietMs(heard, open.by, open.lastMs) < limitMs) return null;
  return { state: { ...state, talkOver: null }, events: endTalkOver(open, heard.atMs) };
};

/** In this order: a talk-over is looked for before its bid may pass the floor or end. */
export const exchangeRules: readonly Rule[] = [
  talkOverStarts,
  lentFloorReturns,
  gapIsTaken,
  holderYields,
  bidEnds,
  lentFloorIsKept,
  talkOverEnds,
];

/** The bidder gets the floor for good. After a talk-over that is no response, but a yielding. */
function passFloor(state: ExchangeState, floor: Floor, bid: Bid, atMs: Ms): ExchangeStep {
  const before = confirm(floor, atMs);
  const flagged = bid.talkOverAtMs !== null;
  const { by, startMs } = bid;
  const events: TurnEvent[] = [...before.events, turnOf(before.floor, atMs)];
  if (!flagged && bid.kind !== 'together') {
    if (bid.kind === 'over' && floor.lastMs > startMs) {
      events.push({ type: 'terminalOverlap', by, startMs, atMs });
    }
    events.push({ type: 'response', by, gapMs: startMs - floor.lastMs, startMs, atMs });
  }
  const talkOver = state.talkOver;
  const yields = flagged && talkOver !== null && talkOver.by !== otherParty(by);
  return {
    state: {
      floor: giveFloor(by, bid),
      bid: null,
      talkOver: yields ? { ...talkOver, yielded: true } : talkOver,
    },
    events,
  };
}
