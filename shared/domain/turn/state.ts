import type { Ms } from '#shared/lib/units.ts';
import type { PerParty } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { TurnConfig } from './config.ts';
import type { ExchangeState } from './exchangeState.ts';
import { noExchange } from './exchangeState.ts';
import type { Hum } from './hum.ts';
import type { LevelState } from './level.ts';
import { unheardLevel } from './level.ts';
import type { PairState } from './moment.ts';
import { emptyPairs } from './moment.ts';
import type { Stretches } from './monologue.ts';
import { noStretches } from './monologue.ts';
import type { MuteState } from './mute.ts';
import { unmuted } from './mute.ts';
import type { QuietSince } from './pause.ts';
import type { RunState } from './run.ts';
import { lengthOf, quietRun } from './run.ts';
import type { Sound } from './sound.ts';

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
  /** End of each party's last measured frame; null before the first, and after a hole. */
  readonly heardMs: PerParty<Ms | null>;
  readonly exchange: ExchangeState;
  readonly quietSince: QuietSince;
  readonly stretches: Stretches;
}

/** What a step of the turn stage brought. */
export interface TurnStep {
  readonly state: TurnState;
  readonly events: readonly TurnEvent[];
}

export const parties = ['agent', 'customer'] as const;

/** A value for each party. */
export function each<T>(value: (party: Party) => T): PerParty<T> {
  return { agent: value('agent'), customer: value('customer') };
}

/** The state before the first frame. */
export function emptyTurns(config: TurnConfig): TurnState {
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
    stretches: noStretches,
  };
}

/** The event of a run that is over, if there is one. */
export function speechOf(party: Party, run: RunState | null, atMs: Ms): TurnEvent[] {
  if (!run) return [];
  return [{ type: 'speech', party, startMs: run.startMs, endMs: run.voicedEndMs, atMs }];
}

/** The speech of a run that is over, if there is one. */
export function spokenOf(run: RunState | null): Ms {
  return run ? lengthOf(run) : 0;
}
