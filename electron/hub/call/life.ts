import type { EpochMs, Ms } from '#shared/lib/units.ts';
import { assertNever } from '#shared/lib/assertNever.ts';
import type { EndedBy, EndReason } from '#shared/model/call.ts';
import type { Party } from '#shared/model/party.ts';
import type { HubErrorCode } from '#shared/contract/hubError.ts';

/*
 * One call's life as a pure state machine: (life, input) -> next. Time comes in with each input.
 * A call ends by a person's choice, by the ring's time-out, or when both sides are gone; a live
 * call is never ended because one side's socket went away, since its media may still be up.
 */

/** Since when each side has been without a connection to the hub; null while it has one. */
interface Away {
  readonly agent: EpochMs | null;
  readonly customer: EpochMs | null;
}

export type CallLife =
  | { readonly phase: 'ringing'; readonly since: EpochMs; readonly away: Away }
  | {
      readonly phase: 'live';
      readonly since: EpochMs;
      readonly answeredAt: EpochMs;
      readonly away: Away;
    }
  | {
      readonly phase: 'ended';
      readonly since: EpochMs;
      readonly answeredAt: EpochMs | null;
      readonly at: EpochMs;
      readonly by: EndedBy;
      readonly reason: EndReason;
    };

export type CallInput =
  | { readonly type: 'accept'; readonly at: EpochMs }
  | { readonly type: 'decline'; readonly at: EpochMs }
  | {
      readonly type: 'end';
      readonly at: EpochMs;
      readonly by: Party;
      readonly reason: EndReason;
    }
  | { readonly type: 'arrived'; readonly at: EpochMs; readonly party: Party }
  | { readonly type: 'left'; readonly at: EpochMs; readonly party: Party }
  | { readonly type: 'timePassed'; readonly at: EpochMs };

export interface CallRules {
  readonly ringTimeoutMs: Ms;
  readonly rejoinGraceMs: Ms;
}

export type CallStep =
  | { readonly ok: true; readonly life: CallLife }
  | { readonly ok: false; readonly error: HubErrorCode };

const next = (life: CallLife): CallStep => ({ ok: true, life });
const refuse = (error: HubErrorCode): CallStep => ({ ok: false, error });

/** A call that begins to ring; neither side is connected to it yet. */
export function startRinging(at: EpochMs): CallLife {
  return { phase: 'ringing', since: at, away: { agent: at, customer: at } };
}

type Ending = readonly [by: EndedBy, reason: EndReason];

/**
 * What an end request means, so that one which crossed an answer on its way still ends the call.
 * Missing: a reason that this side cannot give.
 */
const endings: Readonly<
  Record<'ringing' | 'live', Record<Party, Partial<Record<EndReason, Ending>>>>
> = {
  ringing: {
    agent: {
      declined: ['agent', 'declined'],
      hungUp: ['agent', 'declined'],
      appClosed: ['agent', 'appClosed'],
    },
    customer: { cancelled: ['customer', 'cancelled'], hungUp: ['customer', 'cancelled'] },
  },
  live: {
    agent: {
      hungUp: ['agent', 'hungUp'],
      declined: ['agent', 'hungUp'],
      appClosed: ['agent', 'appClosed'],
      customerLeft: ['system', 'customerLeft'],
      connectionLost: ['system', 'connectionLost'],
    },
    customer: {
      hungUp: ['customer', 'hungUp'],
      cancelled: ['customer', 'hungUp'],
      agentLeft: ['system', 'agentLeft'],
      connectionLost: ['system', 'connectionLost'],
    },
  },
};

function end(life: CallLife, at: EpochMs, by: EndedBy, reason: EndReason): CallStep {
  const answeredAt = life.phase === 'ringing' ? null : life.answeredAt;
  return next({ phase: 'ended', since: life.since, answeredAt, at, by, reason });
}

/**
 * When the call ends by itself unless something happens; null for "not by itself".
 * `timePassed` at or after that moment ends it.
 */
export function deadlineOf(life: CallLife, rules: CallRules): EpochMs | null {
  if (life.phase === 'ended') return null;
  const { agent, customer } = life.away;
  if (life.phase === 'ringing') {
    const unanswered = life.since + rules.ringTimeoutMs;
    return customer === null ? unanswered : Math.min(unanswered, customer + rules.rejoinGraceMs);
  }
  return agent === null || customer === null
    ? null
    : Math.max(agent, customer) + rules.rejoinGraceMs;
}

function timeOut(life: CallLife, at: EpochMs, rules: CallRules): CallStep {
  const deadline = deadlineOf(life, rules);
  if (deadline === null || at < deadline) return next(life);
  if (life.phase === 'live') return end(life, at, 'system', 'connectionLost');
  const unanswered = at >= life.since + rules.ringTimeoutMs;
  return end(life, at, 'system', unanswered ? 'noAnswer' : 'customerLeft');
}

/**
 * The life after an input, or why the input is refused. Repeats of what has already happened are
 * accepted and change nothing, because clients repeat what was not acknowledged.
 */
export function step(life: CallLife, input: CallInput, rules: CallRules): CallStep {
  switch (input.type) {
    case 'accept':
      if (life.phase === 'ended') return refuse('ended');
      if (life.phase === 'live') return next(life);
      return next({ ...life, phase: 'live', answeredAt: input.at });
    case 'decline':
      if (life.phase === 'live') return refuse('wrongState');
      return life.phase === 'ended' ? next(life) : end(life, input.at, 'agent', 'declined');
    case 'end': {
      if (life.phase === 'ended') return next(life);
      const ending = endings[life.phase][input.by][input.reason];
      return ending ? end(life, input.at, ...ending) : refuse('badRequest');
    }
    case 'arrived':
      if (life.phase === 'ended') return next(life);
      return next({ ...life, away: { ...life.away, [input.party]: null } });
    case 'left':
      if (life.phase === 'ended' || life.away[input.party] !== null) return next(life);
      return next({ ...life, away: { ...life.away, [input.party]: input.at } });
    case 'timePassed':
      return timeOut(life, input.at, rules);
    default:
      return assertNever(input, 'call input');
  }
}
