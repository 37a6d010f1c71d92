import { assertNever } from '#shared/lib/assertNever.ts';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { EndedBy, EndReason } from '#shared/model/call.ts';
import { REJOIN_GRACE_MS } from '#shared/contract/hub.ts';
import type { LinkState } from '#renderer/rtc/peer/types.ts';
import type { CallPhase } from '../types.ts';

/*
 * The line of one call: which peer connection it runs on, and what becomes of it when the media,
 * the customer's page or the hub go away. Pure: (line, input) -> next. Whoever runs it compares
 * before and after: a higher `generation` wants a new connection, a higher `restarts` wants an ICE
 * restart, `ended` wants an end.
 */

export interface Line {
  readonly phase: CallPhase;
  /** Counts the peer connections; -1 before the first. */
  readonly generation: number;
  /** Counts ICE restarts over the whole call. */
  readonly restarts: number;
  /** `broken` may mend by itself; `over` needs a new connection. */
  readonly media: 'none' | 'opening' | 'up' | 'broken' | 'over';
  /** The customer's page load that the newest connection is with. */
  readonly pageId: string | null;
  /** Whether the customer's page is connected to the hub, as last heard. */
  readonly present: boolean;
  /** Whether there was media at all yet. */
  readonly wasLive: boolean;
  /** When the connection is replaced by a new one unless it is up by then. */
  readonly replaceAt: EpochMs | null;
  /** When an absent customer counts as gone. */
  readonly awayUntil: EpochMs | null;
  /** When a call without media counts as lost, although the customer is there. */
  readonly lostAt: EpochMs | null;
  readonly ended: { readonly by: EndedBy; readonly reason: EndReason } | null;
}

export type LineInput =
  /** The hub says that the call is live, with this page of the customer's. */
  | { readonly type: 'page'; readonly pageId: string | null }
  | { readonly type: 'presence'; readonly present: boolean }
  | { readonly type: 'link'; readonly generation: number; readonly state: LinkState }
  | { readonly type: 'time' }
  | { readonly type: 'end'; readonly by: EndedBy; readonly reason: EndReason };

/**
 * A connection that is not up by then is replaced: its offer or answer got lost. ICE itself gives
 * up after about 17 s, but only once both sides know of each other.
 */
export const OPENING_LIMIT_MS: Ms = 20_000;
/** Pause before a connection that failed is made anew: no storm where making it is what fails. */
export const AFTER_FAILED_MS: Ms = 500;
/**
 * Pause after the other side closed its end without a word. Nearly always its page is leaving, and
 * the hub will say so, or announce the new page, within this.
 */
export const AFTER_CLOSED_MS: Ms = 1500;

export const newLine: Line = {
  phase: 'connecting',
  generation: -1,
  restarts: 0,
  media: 'none',
  pageId: null,
  present: true,
  wasLive: false,
  replaceAt: null,
  awayUntil: null,
  lostAt: null,
  ended: null,
};

/** The next moment at which `time` must be fed in; null for none. */
export function nextDeadline(line: Line): EpochMs | null {
  if (line.ended !== null) return null;
  const due = [line.replaceAt, line.awayUntil, line.lostAt].filter((each) => each !== null);
  return due.length === 0 ? null : Math.min(...due);
}

/** @param at now; never less than in the call before */
export function stepLine(line: Line, input: LineInput, at: EpochMs): Line {
  if (line.ended !== null) return line;
  switch (input.type) {
    case 'page':
      return input.pageId === null
        ? settle({ ...line, present: false }, at)
        : withPage(line, input.pageId, at);
    case 'presence':
      return settle({ ...line, present: input.present }, at);
    case 'link':
      return input.generation === line.generation ? withLink(line, input.state, at) : line;
    case 'time':
      return withTime(line, at);
    case 'end':
      return end(line, input.by, input.reason);
    default:
      return assertNever(input, 'line input');
  }
}

function end(line: Line, by: EndedBy, reason: EndReason): Line {
  return { ...line, phase: 'ending', ended: { by, reason } };
}

/** A new connection, to whatever page the customer is on now. */
function reopen(line: Line, at: EpochMs): Line {
  return settle(
    {
      ...line,
      generation: line.generation + 1,
      media: 'opening',
      replaceAt: at + OPENING_LIMIT_MS,
    },
    at,
  );
}

function withPage(line: Line, pageId: string, at: EpochMs): Line {
  const here = { ...line, pageId, present: true };
  // The same page again is the customer's (or our) socket coming back: media does not depend on it.
  return pageId === line.pageId ? settle(here, at) : reopen(here, at);
}

function withLink(line: Line, state: LinkState, at: EpochMs): Line {
  switch (state) {
    case 'connecting':
      return line;
    case 'connected':
      return settle({ ...line, media: 'up', wasLive: true, replaceAt: null }, at);
    case 'disconnected': {
      const restarts = line.restarts + 1;
      const replaceAt = at + OPENING_LIMIT_MS;
      return settle({ ...line, media: 'broken', restarts, replaceAt }, at);
    }
    case 'failed':
      return settle({ ...line, media: 'over', replaceAt: at + AFTER_FAILED_MS }, at);
    case 'closed':
      return settle({ ...line, media: 'over', replaceAt: at + AFTER_CLOSED_MS }, at);
    default:
      return assertNever(state, 'link state');
  }
}

function withTime(line: Line, at: EpochMs): Line {
  if (line.awayUntil !== null && at >= line.awayUntil) return end(line, 'system', 'customerLeft');
  if (line.lostAt !== null && at >= line.lostAt) return end(line, 'system', 'connectionLost');
  if (line.replaceAt !== null && at >= line.replaceAt) {
    if (line.present && line.pageId !== null) return reopen(line, at);
    // Nobody there to connect to: their coming back will be the occasion.
    return { ...line, media: 'over', replaceAt: null };
  }
  return line;
}

/** Brings phase and deadlines into line with media and presence. Deadlines that run keep running. */
function settle(line: Line, at: EpochMs): Line {
  if (line.media === 'up') return { ...line, phase: 'live', awayUntil: null, lostAt: null };
  if (!line.present) {
    const awayUntil = line.awayUntil ?? at + REJOIN_GRACE_MS;
    return { ...line, phase: 'customerAway', awayUntil, lostAt: null };
  }
  const waiting = line.media === 'over' && line.replaceAt === null && line.pageId !== null;
  return {
    ...line,
    replaceAt: waiting ? at : line.replaceAt,
    phase: line.wasLive ? 'reconnecting' : 'connecting',
    awayUntil: null,
    lostAt: line.lostAt ?? at + REJOIN_GRACE_MS,
  };
}
