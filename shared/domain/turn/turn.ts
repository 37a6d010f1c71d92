import type { Ms } from '#shared/lib/units.ts';
import type { PerParty } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import { otherParty } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { TurnConfig } from './config.ts';
import { defaultTurnConfig } from './config.ts';
import { closeExchange, stepExchange } from './exchange.ts';
import type { ExchangeState } from './exchangeState.ts';
import { noExchange } from './exchangeState.ts';
import { hearMoment } from './hear.ts';
import type { Hum } from './hum.ts';
import { stepHum } from './hum.ts';
import type { LevelState } from './level.ts';
import { unheardLevel } from './level.ts';
import type { Moment, PairState } from './moment.ts';
import { drainPairs, emptyPairs, pairFrame } from './moment.ts';
import type { Stretch } from './monologue.ts';
import { stepMonologue } from './monologue.ts';
import type { MuteState } from './mute.ts';
import { muteAt, noteMute, unmuted } from './mute.ts';
import type { QuietSince } from './pause.ts';
import { longPause } from './pause.ts';
import type { RunState } from './run.ts';
import { quietRun, stepRun } from './run.ts';
import type { Sound } from './sound.ts';
import { stepSound } from './sound.ts';

/** Everything the turn stage knows of a call so far. Its size does not grow with the call. */
export interface TurnState {
  readonly config: TurnConfig;
  readonly pairs: PairState;
  readonly mutes: PerParty<MuteState>;
  readonly levels: PerParty<LevelState>;
  readonly sounds: PerParty<Sound | null>;
  readonly hums: PerParty<Hum | null>;
  readonly runs: PerParty<RunState>;
  /** Speech of the runs that are over. */
  readonly spokenMs: PerParty<Ms>;
  /** End of each party's last frame; null before the first and after a hole. */
  readonly heardMs: PerParty<Ms | null>;
  readonly exchange: ExchangeState;
  readonly quietSince: QuietSince;
  readonly stretch: Stretch | null;
}

export interface TurnStep {
  readonly state: TurnState;
  readonly events: readonly TurnEvent[];
}

const parties = ['agent', 'customer'] as const;
const each = <T>(value: (party: Party) => T): PerParty<T> => ({
  agent: value('agent'),
  customer: value('customer'),
});

/** The turn stage at the start of a call. */
export function startTurns(config: TurnConfig = defaultTurnConfig): TurnState {
  return {
    config,
    pairs: emptyPairs,
    mutes: each(() => unmuted),
    levels: each(() => unheardLevel),
    sounds: each(() => null),
    hums: each(() => null),
    runs: each(() => quietRun),
    spokenMs: each(() => 0),
    heardMs: each(() => null),
    exchange: noExchange,
    quietSince: null,
    stretch: null,
  };
}

/** Takes one frame. Frames of a party come in order of time; late ones are dropped. */
export function stepTurns(state: TurnState, frame: VadFrame): TurnStep {
  const paired = pairFrame(state.pairs, frame, state.config.maxSkewMs);
  return takeMoments({ ...state, pairs: paired.state }, paired.moments);
}

/** Notes that a party muted or unmuted itself. */
export function muteTurns(state: TurnState, party: Party, atMs: Ms, muted: boolean): TurnState {
  const mutes = { ...state.mutes, [party]: noteMute(state.mutes[party], atMs, muted) };
  return { ...state, mutes };
}

/** The call is over: takes the frames that still wait, and ends everything that is open. */
export function endTurns(state: TurnState, atMs: Ms): TurnStep {
  const last = takeMoments({ ...state, pairs: emptyPairs }, drainPairs(state.pairs));
  const closed = closeAll(last.state, atMs);
  return { state: closed.state, events: [...last.events, ...closed.events] };
}

function takeMoments(state: TurnState, moments: readonly Moment[]): TurnStep {
  const events: TurnEvent[] = [];
  let current = state;
  for (const moment of moments) {
    const step = takeMoment(current, moment);
    current = step.state;
    events.push(...step.events);
  }
  return { state: current, events };
}

function takeMoment(before: TurnState, moment: Moment): TurnStep {
  const { atMs } = moment;
  const mutes = each((party) => muteAt(before.mutes[party], atMs));
  const broken = hasHole(before, mutes, moment) ? closeAll(before, atMs) : null;
  const state = broken?.state ?? before;
  const { config } = state;

  const audible: Moment = {
    atMs,
    agent: mutes.agent.muted ? null : moment.agent,
    customer: mutes.customer.muted ? null : moment.customer,
  };
  const heard = hearMoment(audible, state.levels, state.runs, config);
  const { voiced } = heard;
  const sounded = each((party) => stepSound(state.sounds[party], atMs, heard.loud[party]));
  const steps = each((party) =>
    stepRun(
      state.runs[party],
      {
        atMs,
        voiced: voiced[party],
        otherVoiced: voiced[otherParty(party)],
        soundSinceMs: sounded[party].sound?.startMs ?? null,
      },
      config,
    ),
  );
  const runs = each((party) => steps[party].run);
  const started = each((party) => steps[party].started);
  const runEvents = parties.flatMap((party): TurnEvent[] => [
    ...speechOf(party, steps[party].ended, atMs),
    ...(started[party]
      ? [{ type: 'speechStart', party, startMs: runs[party].startMs, atMs } as const]
      : []),
  ]);
  const exchanged = stepExchange(state.exchange, { atMs, runs, voiced, started }, config);
  const hummed = each((by) =>
    stepHum(
      state.hums[by],
      {
        by,
        atMs,
        sound: sounded[by].ended,
        run: runs[by],
        otherRun: runs[otherParty(by)],
        otherHasFloor: exchanged.state.floor?.holder === otherParty(by),
      },
      config,
    ),
  );
  const quiet = followQuiet(state, runs, steps.agent.ended, steps.customer.ended, atMs);
  const talked = withMonologues(
    state.stretch,
    [
      ...runEvents,
      ...exchanged.events,
      ...hummed.agent.events,
      ...hummed.customer.events,
      ...quiet.events,
    ],
    config,
  );
  return {
    state: {
      ...state,
      mutes,
      levels: heard.levels,
      sounds: each((party) => sounded[party].sound),
      hums: each((party) => hummed[party].hum),
      runs,
      spokenMs: each((party) => state.spokenMs[party] + lengthOf(steps[party].ended)),
      heardMs: each((party) => (moment[party] || mutes[party].muted ? atMs : state.heardMs[party])),
      exchange: exchanged.state,
      quietSince: quiet.quietSince,
      stretch: talked.stretch,
    },
    events: broken ? [...broken.events, ...talked.events] : talked.events,
  };
}

/** A party's frames have been missing for longer than can be bridged, and it was not muted. */
function hasHole(state: TurnState, mutes: PerParty<MuteState>, { atMs }: Moment): boolean {
  return parties.some((party) => {
    const last = state.heardMs[party];
    if (last === null || mutes[party].muted) return false;
    return atMs - VAD_FRAME_MS - last > state.config.holeMs;
  });
}

/** Ends all that is open where it was last heard. Levels and totals stay. */
function closeAll(state: TurnState, atMs: Ms): TurnStep {
  const events: TurnEvent[] = parties.flatMap((party) => {
    const run = state.runs[party];
    return run.phase === 'on' ? speechOf(party, run, atMs) : [];
  });
  events.push(...closeExchange(state.exchange, atMs));
  const measuredTo = Math.min(...parties.map((party) => state.heardMs[party] ?? 0));
  events.push(...longPause(state.quietSince, measuredTo, atMs, state.config));
  const talked = withMonologues(state.stretch, events, state.config);
  const on = (party: Party) => (state.runs[party].phase === 'on' ? state.runs[party] : null);
  return {
    state: {
      ...state,
      sounds: each(() => null),
      hums: each(() => null),
      runs: each((party) => ({ ...quietRun, barMs: state.runs[party].voicedEndMs })),
      spokenMs: each((party) => state.spokenMs[party] + lengthOf(on(party))),
      heardMs: each(() => null),
      exchange: noExchange,
      quietSince: null,
      stretch: null,
    },
    events: talked.events,
  };
}

function followQuiet(
  state: TurnState,
  runs: PerParty<RunState>,
  agentEnded: RunState | null,
  customerEnded: RunState | null,
  atMs: Ms,
): { readonly quietSince: QuietSince; readonly events: readonly TurnEvent[] } {
  const starts = parties.filter((p) => runs[p].phase === 'on').map((p) => runs[p].startMs);
  if (starts.length > 0) {
    const events = longPause(state.quietSince, Math.min(...starts), atMs, state.config);
    return { quietSince: null, events };
  }
  if (!agentEnded && !customerEnded) return { quietSince: state.quietSince, events: [] };
  const quietSince = Math.max(agentEnded?.voicedEndMs ?? 0, customerEnded?.voicedEndMs ?? 0);
  return { quietSince, events: [] };
}

function withMonologues(
  stretch: Stretch | null,
  events: readonly TurnEvent[],
  config: TurnConfig,
): { readonly stretch: Stretch | null; readonly events: readonly TurnEvent[] } {
  if (events.length === 0) return { stretch, events };
  let current = stretch;
  const out: TurnEvent[] = [];
  for (const event of events) {
    const step = stepMonologue(current, event, config);
    current = step.state;
    out.push(event, ...step.events);
  }
  return { stretch: current, events: out };
}

function speechOf(party: Party, run: RunState | null, atMs: Ms): TurnEvent[] {
  if (!run) return [];
  return [{ type: 'speech', party, startMs: run.startMs, endMs: run.voicedEndMs, atMs }];
}

function lengthOf(run: RunState | null): Ms {
  return run ? run.voicedEndMs - run.startMs : 0;
}
