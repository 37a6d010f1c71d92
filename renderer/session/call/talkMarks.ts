import type { Ms } from '#shared/lib/units.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { Party } from '#shared/model/party.ts';
import { partySchema } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';

/** Something in the talk that the strip of the last 30 s points out. */
export interface TalkMark {
  /** The agent spoke over the customer; or both spoke and the agent is not to be told. */
  readonly kind: 'talkOver' | 'overlap';
  /** When it began, on the media clock. */
  readonly atMs: Ms;
}

/** A stretch in which a party was not listened to. */
export interface UnheardSpan {
  readonly party: Party;
  readonly why: 'muted' | 'held';
  readonly fromMs: Ms;
  /** null while it lasts. */
  readonly toMs: Ms | null;
}

export interface TalkMarks {
  /** Oldest first; also some that have left the strip. */
  readonly marks: readonly TalkMark[];
  readonly unheard: readonly UnheardSpan[];
}

export const noMarks: TalkMarks = { marks: [], unheard: [] };

/** More than can happen within the strip's 30 s, so that a long call does not add up. */
const KEPT = 30;

/** @returns the same object where the event is none that the strip points out */
export function markTurn(before: TalkMarks, event: TurnEvent): TalkMarks {
  const mark = markOf(event);
  if (mark === null) return before;
  return { ...before, marks: [...before.marks, mark].slice(-KEPT) };
}

/** An overlap at the turn's very end is ordinary, a listening signal welcome: neither is pointed out. */
function markOf(event: TurnEvent): TalkMark | null {
  if (event.type === 'talkOver') {
    return { kind: event.by === 'agent' ? 'talkOver' : 'overlap', atMs: event.startMs };
  }
  return event.type === 'simultaneousStart' ? { kind: 'overlap', atMs: event.startMs } : null;
}

/** Follows mutes and holds. @returns the same object where the event is neither */
export function markCall(before: TalkMarks, event: CallEvent): TalkMarks {
  switch (event.type) {
    case 'muted':
      return follow(before, [event.party], 'muted', event.atMs, event.muted);
    case 'held':
      return follow(before, partySchema.options, 'held', event.atMs, event.held);
    default:
      return before;
  }
}

function follow(
  before: TalkMarks,
  parties: readonly Party[],
  why: UnheardSpan['why'],
  atMs: Ms,
  begins: boolean,
): TalkMarks {
  const closed = before.unheard.map((span) =>
    span.toMs === null && span.why === why && parties.includes(span.party)
      ? { ...span, toMs: atMs }
      : span,
  );
  const opened = begins
    ? parties.map((party) => ({ party, why, fromMs: atMs, toMs: null }) as const)
    : [];
  return { ...before, unheard: [...closed, ...opened].slice(-KEPT) };
}
