import { assertNever } from '#shared/lib/assertNever.ts';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { EndedBy, EndReason } from '#shared/model/call.ts';
import { REJOIN_GRACE_MS } from '#shared/contract/hub.ts';
import type { LinkState } from '#renderer/rtc/peer/types.ts';
import { restartPause } from '#renderer/rtc/peer/restartPause.ts';
import type { CallPhase } from '../types.ts';

/*
 * The line of one call: which peer connection it runs on, and what becomes of it when the media,
 * the customer's page, the network or the hub go away. Pure: (line, input) -> next. Whoever runs it
 * compares before and after: a higher `generation` wants a new connection, a higher `restarts` wants
 * an ICE restart, `ended` wants an end.
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
  /** Whether this side is connected to the hub: only over it can a new connection be agreed on. */
  readonly hubOnline: boolean;
  /** Whether there was media at all yet. */
  readonly wasLive: boolean;
  /** When the newest connection was begun. */
  readonly openedAt: EpochMs;
  /** When the path was last looked for anew. */
  readonly restartedAt: EpochMs;
  /** How many times since anything new was heard of the network: the pauses between them grow. */
  readonly tries: number;
  /** When the path is looked for anew. */
  readonly restartAt: EpochMs | null;
  /** When the connection is replaced by a new one unless it is up by then. */
  readonly replaceAt: EpochMs | null;
  /** When the call is given up unless there is media by then; null while there is. */
  readonly giveUpAt: EpochMs | null;
  readonly ended: { readonly by: EndedBy; readonly reason: EndReason } | null;
}

export type LineInput =
  /** The hub says that the call is live, with this page of the customer's. */
  | { readonly type: 'page'; readonly pageId: string | null }
  | { readonly type: 'presence'; readonly present: boolean }
  | { readonly type: 'link'; readonly generation: number; readonly state: LinkState }
  /** This side's way to the hub came or went. */
  | { readonly type: 'hub'; readonly online: boolean }
  /** This machine's network is another one now, or there is one again, or it woke up. */
  | { readonly type: 'network' }
  | { readonly type: 'time' }
  /** The hub has ended the call. */
  | { readonly type: 'hubEnded'; readonly by: EndedBy; readonly reason: EndReason }
  | { readonly type: 'end'; readonly by: EndedBy; readonly reason: EndReason };

/**
 * A connection that is not up by then is replaced: its offer or answer got lost. ICE itself gives
 * up after about 17 s, but only once both sides know of each other.
 */
export const OPENING_LIMIT_MS: Ms = 20_000;
/**
 * A connection that was begun less than this before the network or the hub came back is left to
 * come up; an older one was offered into the void. A connection takes about half a second.
 */
export const FRESH_MS: Ms = 2000;
/** Restarts on news keep this distance: two sides come back within it, and one offer does for both. */
export const RESTART_GAP_MS: Ms = 1000;
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
  hubOnline: true,
  wasLive: false,
  openedAt: -Infinity,
  restartedAt: -Infinity,
  tries: 0,
  restartAt: null,
  replaceAt: null,
  giveUpAt: null,
  ended: null,
};

/** The next moment at which `time` must be fed in; null for none. */
export function nextDeadline(line: Line): EpochMs | null {
  if (line.ended !== null) return null;
  const due = [line.restartAt, line.replaceAt, line.giveUpAt].filter((each) => each !== null);
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
    case 'hub':
      // What the hub knows of the customer follows at once, and is the occasion for what is due.
      return input.online === line.hubOnline ? line : { ...line, hubOnline: input.online };
    case 'network':
      return settle(onNews(line, at), at);
    case 'time':
      return withTime(line, at);
    case 'hubEnded':
      // A hub that lost sight of both sides takes the call for lost; as long as they hear each other
      // it is mistaken. What a person has ended is over.
      return input.by === 'system' && line.media === 'up'
        ? line
        : end(line, input.by, input.reason);
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
      openedAt: at,
      restartAt: null,
      replaceAt: at + OPENING_LIMIT_MS,
    },
    at,
  );
}

function withPage(line: Line, pageId: string, at: EpochMs): Line {
  const here = { ...line, pageId, present: true, hubOnline: true };
  // A page that was loaded anew gets the whole time again.
  if (pageId !== line.pageId) return reopen({ ...here, giveUpAt: null }, at);
  // The same page again is the customer's (or our) socket coming back. Media does not depend on it;
  // where there is none, whatever was said meanwhile may be lost: it is said again.
  return settle(here.media === 'up' ? here : onNews(here, at), at);
}

/** Something may work now that did not before. */
function onNews(line: Line, at: EpochMs): Line {
  switch (line.media) {
    case 'none':
      return line;
    case 'opening':
      return canAgree(line) && at - line.openedAt >= FRESH_MS ? { ...line, replaceAt: at } : line;
    case 'up':
    case 'broken': {
      // Costs nothing where the old path still works: it is used until there is a better one.
      const restartAt = Math.max(at, line.restartedAt + RESTART_GAP_MS);
      const replaceAt = line.media === 'up' ? null : (line.replaceAt ?? at + OPENING_LIMIT_MS);
      return { ...line, tries: 0, restartAt, replaceAt };
    }
    case 'over':
      return canAgree(line) ? { ...line, replaceAt: at } : line;
    default:
      return assertNever(line.media, 'media');
  }
}

/** A new connection can be agreed on: both sides are at the hub. */
function canAgree({ present, hubOnline, pageId }: Line): boolean {
  return present && hubOnline && pageId !== null;
}

function withLink(line: Line, state: LinkState, at: EpochMs): Line {
  switch (state) {
    case 'connecting':
      return line;
    case 'connected': {
      const up = { ...line, media: 'up', wasLive: true, tries: 0 } as const;
      return settle({ ...up, restartAt: null, replaceAt: null }, at);
    }
    case 'disconnected': {
      if (line.media === 'broken') return line;
      const replaceAt = at + OPENING_LIMIT_MS;
      return settle(restart({ ...line, media: 'broken', tries: 0, replaceAt }, at), at);
    }
    case 'failed':
      return settle({ ...over(line), replaceAt: at + AFTER_FAILED_MS }, at);
    case 'closed':
      return settle({ ...over(line), replaceAt: at + AFTER_CLOSED_MS }, at);
    default:
      return assertNever(state, 'link state');
  }
}

function over(line: Line): Line {
  return { ...line, media: 'over', restartAt: null };
}

function restart(line: Line, at: EpochMs): Line {
  const { restarts, tries } = line;
  const again = line.media === 'broken' ? at + restartPause(tries) : null;
  return {
    ...line,
    restarts: restarts + 1,
    restartedAt: at,
    tries: tries + 1,
    restartAt: again,
  };
}

function withTime(line: Line, at: EpochMs): Line {
  if (line.giveUpAt !== null && at >= line.giveUpAt) {
    return end(line, 'system', line.present ? 'connectionLost' : 'customerLeft');
  }
  if (line.replaceAt !== null && at >= line.replaceAt) {
    if (canAgree(line)) return reopen(line, at);
    // Nobody there to agree with: their coming back will be the occasion. A connection that is only
    // broken may mend until then.
    return { ...line, replaceAt: null, media: line.media === 'broken' ? 'broken' : 'over' };
  }
  if (line.restartAt !== null && at >= line.restartAt) return restart(line, at);
  return line;
}

/** Brings phase and deadlines into line with media and presence. Deadlines that run keep running. */
function settle(line: Line, at: EpochMs): Line {
  if (line.media === 'up') return { ...line, phase: 'live', giveUpAt: null };
  const giveUpAt = line.giveUpAt ?? at + REJOIN_GRACE_MS;
  if (!line.present) return { ...line, phase: 'customerAway', giveUpAt };
  const waiting = line.media === 'over' && line.replaceAt === null && canAgree(line);
  return {
    ...line,
    replaceAt: waiting ? at : line.replaceAt,
    phase: line.wasLive ? 'reconnecting' : 'connecting',
    giveUpAt,
  };
}
