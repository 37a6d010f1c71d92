import type { Ms } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import type { Backchannel } from '#shared/model/turnEvent.ts';
import type { TurnConfig } from './config.ts';
import type { Floor } from './floor.ts';
import type { RunState } from './run.ts';
import { lengthOf } from './run.ts';

/**
 * An attempt to speak by the party that does not hold the floor. It may last over several runs of
 * speech with short pauses between them.
 * `over`: began while the holder spoke in mid-turn. `gap`: began while the holder was quiet.
 * `together`: both began at once, nobody's fault.
 */
export interface Bid {
  readonly by: Party;
  readonly kind: 'over' | 'gap' | 'together';
  readonly startMs: Ms;
  /** Length of its runs so far, without the pauses between them. */
  readonly spokenMs: Ms;
  readonly overlapMs: Ms;
  /** End of its last voiced frame. */
  readonly lastMs: Ms;
  /** End of the holder's last frame under it that was more than the decay of a word. */
  readonly heldMs: Ms;
  /** Whether the holder had only drawn breath when it began: then it was still the holder's turn. */
  readonly inBreath: boolean;
  /** When it was found to be a talk-over; null before that, and for all other kinds. */
  readonly talkOverAtMs: Ms | null;
}

/** The bid that a run opens, by what the holder was doing when it started. */
export function openBid(by: Party, run: RunState, holder: RunState, config: TurnConfig): Bid {
  return {
    by,
    kind: kindOf(run, holder, config),
    startMs: run.startMs,
    spokenMs: lengthOf(run),
    overlapMs: run.overlapMs,
    lastMs: run.voicedEndMs,
    heldMs: holder.voicedEndMs,
    inBreath: isInBreath(holder, config),
    talkOverAtMs: null,
  };
}

function kindOf(run: RunState, holder: RunState, config: TurnConfig): Bid['kind'] {
  if (holder.phase === 'quiet') return 'gap';
  if (startedTogether(run, holder, config)) return 'together';
  return holder.startMs < run.startMs ? 'over' : 'gap';
}

/**
 * Both began within a breath of each other. Where the holder only drew breath in its turn, the
 * other could know that it would go on, and nothing but a really common start counts.
 */
export function startedTogether(run: RunState, holder: RunState, config: TurnConfig): boolean {
  const limitMs = isInBreath(holder, config) ? config.unknowingMs : config.simultaneousMs;
  return Math.abs(holder.startMs - run.startMs) < limitMs;
}

/** Whether a holder's run goes on with its turn after a mere breath. */
function isInBreath({ startMs, barMs }: RunState, { breathMs }: TurnConfig): boolean {
  return startMs - barMs < breathMs;
}

/**
 * Whether a bid over the holder's speech has gone on for long enough to be a talk-over: enough
 * speech of its own, and the holder not just at its last words.
 */
export function isTalkOver(bid: Bid, config: TurnConfig): boolean {
  return (
    bid.kind === 'over' && bid.spokenMs >= config.talkOverSpeechMs && isOverlapLong(bid, config)
  );
}

/** Whether the holder has spoken on under a bid for longer than one's last words take. */
export function isOverlapLong(bid: Bid, config: TurnConfig): boolean {
  return (
    bid.heldMs - bid.startMs >= config.talkOverSpanMs && bid.overlapMs >= config.talkOverOverlapMs
  );
}

/** A finished bid as a backchannel, if it was a short sound while the other kept the floor. */
export function backchannelOf(
  bid: Bid,
  floor: Floor,
  atMs: Ms,
  config: TurnConfig,
): readonly Backchannel[] {
  const { by, kind, startMs, lastMs, spokenMs, inBreath, talkOverAtMs } = bid;
  const short = spokenMs < config.turnMinMs && talkOverAtMs === null;
  if ((kind === 'together' && !inBreath) || !short || floor.lastMs <= lastMs) return [];
  return [{ type: 'backchannel', by, startMs, endMs: lastMs, atMs }];
}
