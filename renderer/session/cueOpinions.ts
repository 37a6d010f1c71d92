import {
  cueInQuestion,
  cueIsSettled,
  cueWasNotUseful,
  cueWasShown,
} from '#shared/domain/pipeline.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CueKind, CueOpinions } from '#shared/model/cue.ts';
import type { Settings, SettingsPatch } from '#shared/model/settings.ts';
import type { Clock } from './clock.ts';
import { doneOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { DeskState } from './types.ts';

export interface CueOpinionsOptions {
  readonly clock: Clock;
  readonly settings: () => Settings;
  /** Saves and applies; rejects where that failed. */
  readonly saveSettings: (patch: SettingsPatch) => Promise<unknown>;
  readonly onQuestion: (kind: CueKind | null) => void;
}

/** Remembers over all calls what the agent says of each kind of cue, and when to ask about one. */
export interface CueKeeper {
  readonly shown: (kind: CueKind) => void;
  readonly notUseful: (kind: CueKind) => void;
  readonly switchOff: (kind: CueKind) => Outcome<null>;
  readonly keep: (kind: CueKind) => Outcome<null>;
  /** A call begins or is over: nothing is asked while people greet each other. */
  readonly inCall: (running: boolean) => void;
  /** Something was changed in the settings. */
  readonly lookAgain: () => void;
  readonly dispose: () => void;
}

/** A question waits this long into a call: the greeting and the first sentences are past by then. */
const GREETING_MS: Ms = 30_000;

/**
 * Counts are kept in memory first: where saving them fails, the next save brings them along. What the
 * agent decides about a kind is said to have failed instead, and is asked again.
 */
export function createCueOpinions(options: CueOpinionsOptions): CueKeeper {
  const { settings, clock } = options;
  let { cueOpinions: opinions } = settings();
  let greeting = false;
  let endGreeting: () => void = () => undefined;

  const lookAgain = (): void => {
    options.onQuestion(greeting ? null : cueInQuestion(opinions, settings().switchedOffCues));
  };
  const count = (next: CueOpinions): void => {
    if (next === opinions) return;
    opinions = next;
    lookAgain();
    options.saveSettings({ cueOpinions: next }).catch(() => undefined);
  };
  const decide = async (kind: CueKind, patch: SettingsPatch): Outcome<null> => {
    const before = opinions;
    const cueOpinions = cueIsSettled(opinions, kind);
    opinions = cueOpinions;
    lookAgain();
    const done = await doneOf(options.saveSettings({ ...patch, cueOpinions }));
    const opinion = before[kind];
    if (!done.ok && opinion !== undefined) opinions = { ...opinions, [kind]: opinion };
    lookAgain();
    return done;
  };

  lookAgain();
  return {
    shown: (kind) => count(cueWasShown(opinions, kind)),
    notUseful: (kind) => count(cueWasNotUseful(opinions, kind)),
    switchOff(kind) {
      const off = settings().switchedOffCues;
      return decide(kind, { switchedOffCues: off.includes(kind) ? off : [...off, kind] });
    },
    keep: (kind) => decide(kind, {}),
    inCall(running) {
      endGreeting();
      greeting = running;
      if (running) {
        endGreeting = clock.after(GREETING_MS, () => {
          greeting = false;
          lookAgain();
        });
      }
      lookAgain();
    },
    lookAgain,
    dispose: () => endGreeting(),
  };
}

/** Tells of a desk's calls and of the cues that come up in them. */
export function followCues(
  keeper: Pick<CueKeeper, 'inCall' | 'shown'>,
): (state: Pick<DeskState, 'call'>, before: Pick<DeskState, 'call'>) => void {
  return ({ call }, before) => {
    if ((call === null) !== (before.call === null)) keeper.inCall(call !== null);
    const cue = call?.cue ?? null;
    if (cue !== null && cue !== before.call?.cue) keeper.shown(cue.kind);
  };
}
