import { z } from 'zod';
import type { Ms } from '#shared/lib/units.ts';
import type { Party } from './party.ts';
import { partySchema } from './party.ts';

/*
 * What `domain/turn` says about who spoke when. Events are final when emitted: the live ones
 * (speechStart, talkOver) at the moment of decision, the rest when their end is known.
 */

/** A run of speech began (after hysteresis). Live. */
export interface SpeechStart {
  readonly type: 'speechStart';
  readonly party: Party;
  readonly startMs: Ms;
  /** When this was decided: startMs plus the detection delay. */
  readonly atMs: Ms;
}

/** A run of speech ended; the run is complete. */
export interface Speech {
  readonly type: 'speech';
  readonly party: Party;
  readonly startMs: Ms;
  readonly endMs: Ms;
  readonly atMs: Ms;
}

/** `by` started while the other held the floor and is keeping on. Live: this is what a cue hangs on. */
export interface TalkOver {
  readonly type: 'talkOver';
  readonly by: Party;
  readonly startMs: Ms;
  readonly atMs: Ms;
}

/** A talk-over that is over: an interruption with its whole extent. */
export interface Interruption {
  readonly type: 'interruption';
  readonly by: Party;
  readonly startMs: Ms;
  /** End of the interrupting speech run. */
  readonly endMs: Ms;
  /** When the live engine decided (the talkOver's atMs). */
  readonly cueAtMs: Ms;
  /** Whether the interrupted party stopped speaking. */
  readonly yielded: boolean;
  readonly atMs: Ms;
}

/** A short sound while the other keeps the floor: active listening. */
export interface Backchannel {
  readonly type: 'backchannel';
  readonly by: Party;
  readonly startMs: Ms;
  readonly endMs: Ms;
  readonly atMs: Ms;
}

/** Both began within a breath of each other after a silence: nobody's fault. */
export interface SimultaneousStart {
  readonly type: 'simultaneousStart';
  readonly startMs: Ms;
  readonly atMs: Ms;
}

/** A turn change that began just before the other's very last words: ordinary, never flagged. */
export interface TerminalOverlap {
  readonly type: 'terminalOverlap';
  readonly by: Party;
  readonly startMs: Ms;
  readonly atMs: Ms;
}

/** The floor passed to `by`, `gapMs` after the other's turn ended (negative: overlapped). */
export interface Response {
  readonly type: 'response';
  readonly by: Party;
  readonly gapMs: Ms;
  readonly startMs: Ms;
  readonly atMs: Ms;
}

/** A completed turn: one party's speech until the other took the floor. */
export interface Turn {
  readonly type: 'turn';
  readonly party: Party;
  readonly startMs: Ms;
  readonly endMs: Ms;
  readonly atMs: Ms;
}

/** Nobody spoke for long (dead air). */
export interface LongPause {
  readonly type: 'longPause';
  readonly startMs: Ms;
  readonly endMs: Ms;
  readonly atMs: Ms;
}

/** One party spoke for long without the other's turn. */
export interface Monologue {
  readonly type: 'monologue';
  readonly by: Party;
  readonly startMs: Ms;
  readonly endMs: Ms;
  readonly atMs: Ms;
}

export type TurnEvent =
  | SpeechStart
  | Speech
  | TalkOver
  | Interruption
  | Backchannel
  | SimultaneousStart
  | TerminalOverlap
  | Response
  | Turn
  | LongPause
  | Monologue;

const ms = z.number();
const span = { startMs: ms, endMs: ms, atMs: ms };

export const turnEventSchema = z.readonly(
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('speechStart'), party: partySchema, startMs: ms, atMs: ms }),
    z.object({ type: z.literal('speech'), party: partySchema, ...span }),
    z.object({ type: z.literal('talkOver'), by: partySchema, startMs: ms, atMs: ms }),
    z.object({
      type: z.literal('interruption'),
      by: partySchema,
      ...span,
      cueAtMs: ms,
      yielded: z.boolean(),
    }),
    z.object({ type: z.literal('backchannel'), by: partySchema, ...span }),
    z.object({ type: z.literal('simultaneousStart'), startMs: ms, atMs: ms }),
    z.object({ type: z.literal('terminalOverlap'), by: partySchema, startMs: ms, atMs: ms }),
    z.object({ type: z.literal('response'), by: partySchema, gapMs: ms, startMs: ms, atMs: ms }),
    z.object({ type: z.literal('turn'), party: partySchema, ...span }),
    z.object({ type: z.literal('longPause'), ...span }),
    z.object({ type: z.literal('monologue'), by: partySchema, ...span }),
  ]),
) satisfies z.ZodType<TurnEvent>;
