import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { Commitment } from '#shared/model/commitment.ts';
import type { ReminderChoice } from '#shared/model/settings.ts';

const leadMs: Readonly<Record<Exclude<ReminderChoice, 'off'>, Ms>> = {
  atDue: 0,
  min15: 15 * 60_000,
  hour1: 3_600_000,
};

/** What the decision is made from. */
export interface ReminderView {
  readonly open: readonly Commitment[];
  readonly choice: ReminderChoice;
  /** A call is going on: nothing may disturb it. */
  readonly inCall: boolean;
  readonly now: EpochMs;
}

export interface ReminderDecision {
  /** To be told of now, together: one is named, several are counted. */
  readonly tell: readonly Commitment[];
  /** When to look again without anything else happening; null where nothing is to come. */
  readonly nextAt: EpochMs | null;
}

/**
 * Whom to remind of what, now. Each commitment is told of once, at its due time less the lead that
 * was chosen; what came due while the app was closed, the machine asleep or a call going on is told
 * of at the first chance.
 */
export function decideReminders(view: ReminderView): ReminderDecision {
  const { choice, inCall, now } = view;
  if (choice === 'off') return { tell: [], nextAt: null };
  const waiting = view.open.flatMap((commitment) => {
    const at = remindAt(commitment, leadMs[choice]);
    return at === null ? [] : [{ commitment, at }];
  });
  const due = waiting.filter(({ at }) => at <= now);
  const later = waiting.filter(({ at }) => at > now).map(({ at }) => at);
  return {
    // The end of the call is an occasion of its own to ask again.
    tell: inCall ? [] : due.map(({ commitment }) => commitment),
    nextAt: later.length === 0 ? null : Math.min(...later),
  };
}

/**
 * Null where the agent was told, or nothing is due. A promise for sooner than the lead was in the
 * agent's ear a moment ago: its reminder comes when it is due.
 */
function remindAt({ dueAt, createdAt, doneAt, remindedAt }: Commitment, lead: Ms): EpochMs | null {
  if (dueAt === null || doneAt !== null || remindedAt !== null) return null;
  return dueAt - lead > createdAt ? dueAt - lead : dueAt;
}
