import type { PerParty } from '#shared/model/callSummary.ts';
import { otherParty } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import { hasHole, loseSound } from './closing.ts';
import { stepExchange } from './exchange.ts';
import type { Heard } from './exchangeState.ts';
import { hearMoment } from './hear.ts';
import { stepHum } from './hum.ts';
import type { Moment } from './moment.ts';
import { withMonologues } from './monologue.ts';
import { muteAt } from './mute.ts';
import { followQuiet } from './pause.ts';
import type { RunStep } from './run.ts';
import { stepRun } from './run.ts';
import type { Sound } from './sound.ts';
import { onsetOf, stepSound } from './sound.ts';
import type { TurnState, TurnStep } from './state.ts';
import { each, parties, speechOf, spokenOf } from './state.ts';

/**
 * Takes one moment through the rules: what was voiced, whose runs began and ended, and (while both
 * parties are measured) what that means for the floor.
 */
export function takeMoment(before: TurnState, moment: Moment): TurnStep {
  const { atMs } = moment;
  const mutes = each((party) => muteAt(before.mutes[party], atMs));
  const hole = hasHole(before, mutes, atMs) ? loseSound(before, atMs) : null;
  const state = hole?.state ?? before;
  const { config } = state;

  const audible: Moment = {
    atMs,
    agent: mutes.agent.muted ? null : moment.agent,
    customer: mutes.customer.muted ? null : moment.customer,
  };
  const { voiced, clear, aboveNoise, loud, levels } = hearMoment(
    audible,
    state.levels,
    state.runs,
    config,
  );
  const sounded = each((party) => stepSound(state.sounds[party], atMs, loud[party]));
  const steps = each((party) =>
    stepRun(
      state.runs[party],
      {
        atMs,
        voiced: voiced[party],
        otherVoiced: voiced[otherParty(party)],
        soundSinceMs: onsetOf(
          sounded[party].sound,
          state.runs[party].phase === 'perhaps' ? state.runs[party].startMs : atMs - VAD_FRAME_MS,
          config,
        ),
      },
      config,
    ),
  );
  const next: TurnState = {
    ...state,
    mutes,
    levels,
    sounds: each((party) => sounded[party].sound),
    runs: each((party) => steps[party].run),
    spokenMs: each((party) => state.spokenMs[party] + spokenOf(steps[party].ended)),
    heardMs: each((party) => (moment[party] || mutes[party].muted ? atMs : state.heardMs[party])),
  };
  const runEvents = parties.flatMap((party) => runEventsOf(party, steps[party], atMs));
  const talked = parties.every((party) => next.heardMs[party] !== null)
    ? takeTalk(next, {
        atMs,
        voiced,
        clear,
        aboveNoise,
        steps,
        ended: each((party) => sounded[party].ended),
      })
    : { state: next, events: [] };
  const told = withMonologues(state.stretches, [...runEvents, ...talked.events], config);
  return {
    state: { ...talked.state, stretches: told.stretches },
    events: hole ? [...hole.events, ...told.events] : told.events,
  };
}

interface Talk {
  readonly atMs: number;
  readonly voiced: PerParty<boolean>;
  readonly clear: PerParty<boolean>;
  readonly aboveNoise: PerParty<boolean>;
  readonly steps: PerParty<RunStep>;
  /** Stretches of sound that ended now. */
  readonly ended: PerParty<Sound | null>;
}

/** What the moment means between the two. Only to be asked while both are measured. */
function takeTalk(
  state: TurnState,
  { atMs, voiced, clear, aboveNoise, steps, ended }: Talk,
): TurnStep {
  const { config, runs } = state;
  const heard: Heard = {
    atMs,
    runs,
    voiced,
    clear,
    aboveNoise,
    started: each((party) => steps[party].started),
  };
  const exchanged = stepExchange(state.exchange, heard, config);
  const hummed = each((by) =>
    stepHum(
      state.hums[by],
      {
        by,
        atMs,
        sound: ended[by],
        run: runs[by],
        otherRun: runs[otherParty(by)],
        otherHasFloor: exchanged.state.floor?.holder === otherParty(by),
      },
      config,
    ),
  );
  const quiet = followQuiet(
    state.quietSince,
    runs,
    each((party) => steps[party].ended),
    atMs,
    config,
  );
  return {
    state: {
      ...state,
      exchange: exchanged.state,
      hums: each((party) => hummed[party].hum),
      quietSince: quiet.quietSince,
    },
    events: [
      ...exchanged.events,
      ...hummed.agent.events,
      ...hummed.customer.events,
      ...quiet.events,
    ],
  };
}

function runEventsOf(party: 'agent' | 'customer', step: RunStep, atMs: number): TurnEvent[] {
  const events = speechOf(party, step.ended, atMs);
  if (step.started) events.push({ type: 'speechStart', party, startMs: step.run.startMs, atMs });
  return events;
}
