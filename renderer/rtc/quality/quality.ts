import type { Ms } from '#shared/lib/units.ts';
import type { LineCause, LineLevel, LineQuality } from '#shared/model/lineQuality.ts';
import { lineCauses } from '#shared/model/lineQuality.ts';
import type { LinkStats } from '../peer/stats.ts';
import type { CauseState } from './cause.ts';
import { quietCause, stepCause, worst } from './cause.ts';
import type { LineFigures, Look } from './figures.ts';
import { delayImpairment, figuresOf, lossImpairment, rating } from './figures.ts';
import {
  above,
  FROZEN_SHARE,
  JITTER,
  LOOKS_APART_MS,
  LOST_SHARE,
  OUTGOING_KBPS,
  RATING_FLOORS,
  SILENT_IN_MS,
  SILENT_OUT_MS,
  STILL_MS,
  WINDOW_MS,
} from './thresholds.ts';

/** What both sides mean to send just now: only what is missed counts as missing. */
export interface Expected {
  /** The other side's sound. */
  readonly hears: boolean;
  /** The other side's picture. */
  readonly sees: boolean;
  /** This side's sound. */
  readonly speaks: boolean;
}

export interface Seen {
  readonly stats: LinkStats;
  readonly expected: Expected;
}

/** When something was last known to arrive, or began to be expected. */
interface Alive {
  readonly heardMs: Ms;
  readonly seenMs: Ms;
  readonly reportedMs: Ms;
}

export interface QualityState {
  /** Of the last WINDOW_MS, oldest first. */
  readonly looks: readonly Look[];
  readonly alive: Alive | null;
  readonly causes: Readonly<Record<LineCause, CauseState>>;
  /** Null until there is enough to go by. */
  readonly told: LineQuality | null;
}

type Levels = Readonly<Record<LineCause, LineLevel>>;

const each = <T>(of: (cause: LineCause) => T): Readonly<Record<LineCause, T>> =>
  Object.fromEntries(lineCauses.map((cause) => [cause, of(cause)])) as Record<LineCause, T>;

/** Before the first look at a link, and again after a hold or a break. */
export const noQuality: QualityState = {
  looks: [],
  alive: null,
  causes: each(() => quietCause),
  told: null,
};

/**
 * What is told of a line after one more look at it, about one a second. It gets worse only after it
 * has been worse for some seconds, and better only after it has been better for longer: see
 * thresholds.ts. A new link, or a look that comes late, starts over.
 * @param atMs any clock that does not run backwards
 */
export function stepQuality(before: QualityState, seen: Seen, atMs: Ms): QualityState {
  const state = isSameLink(before, seen, atMs) ? before : noQuality;
  const look = { atMs, stats: seen.stats };
  const alive = stepAlive(state, seen, atMs);
  const looks = [...state.looks.filter((old) => old.atMs >= atMs - WINDOW_MS), look];
  const [from] = looks;
  if (from === undefined || atMs - from.atMs < WINDOW_MS / 2) return { ...state, looks, alive };
  const levels = levelsOf(figuresOf(from, look), alive, seen, atMs);
  const causes = each((cause) => stepCause(cause, state.causes[cause], levels[cause], atMs));
  return { looks, alive, causes, told: tell(state.told, causes) };
}

function isSameLink({ looks }: QualityState, { stats }: Seen, atMs: Ms): boolean {
  const last = looks.at(-1);
  if (last === undefined) return true;
  const counted = ({ audio }: LinkStats): number => audio.packetsReceived + audio.packetsSent;
  return atMs - last.atMs <= LOOKS_APART_MS && counted(stats) >= counted(last.stats);
}

function stepAlive({ looks, alive }: QualityState, { stats, expected }: Seen, atMs: Ms): Alive {
  const last = looks.at(-1)?.stats ?? null;
  if (last === null || alive === null) return { heardMs: atMs, seenMs: atMs, reportedMs: atMs };
  const moved = (isExpected: boolean, of: (from: LinkStats) => number | null): boolean =>
    !isExpected || (of(stats) ?? 0) !== (of(last) ?? 0);
  return {
    heardMs: moved(expected.hears, ({ audio }) => audio.packetsReceived) ? atMs : alive.heardMs,
    seenMs: moved(expected.sees, ({ video }) => video.framesReceived) ? atMs : alive.seenMs,
    reportedMs: moved(expected.speaks, ({ audio }) => audio.reported.reports)
      ? atMs
      : alive.reportedMs,
  };
}

/** What the figures of now come to, cause by cause, without any patience. */
function levelsOf(figures: LineFigures, alive: Alive, { stats, expected }: Seen, atMs: Ms): Levels {
  const delay = delayImpairment(figures.oneWayMs);
  // What was really missing from the sound, FEC and lateness taken into account, where it is known.
  const lossIn = lossImpairment(figures.madeUp ?? figures.lostIn);
  const lossOut = lossImpairment(figures.lostOut);
  const heard = byRating(delay + lossIn);
  const arriving = byRating(delay + lossOut);
  const silentFor = (sinceMs: Ms, limitMs: Ms): boolean => atMs - sinceMs >= limitMs;
  const counts = stats.audio.reported.reports !== null;
  const isStill = stats.video.framesReceived !== null && silentFor(alive.seenMs, STILL_MS);
  return {
    nothingIn: silentFor(alive.heardMs, SILENT_IN_MS) ? 'poor' : 'good',
    nothingOut: counts && silentFor(alive.reportedMs, SILENT_OUT_MS) ? 'poor' : 'good',
    lossIn: worst([above(figures.lostIn, LOST_SHARE), blamed(heard, lossIn, delay)]),
    lossOut: worst([above(figures.lostOut, LOST_SHARE), blamed(arriving, lossOut, delay)]),
    delay: worst([blamed(heard, delay, lossIn), blamed(arriving, delay, lossOut)]),
    lowBitrate: byBitrate(figures.outgoingKbps),
    jitter: above(figures.jitterMs, JITTER),
    frozen:
      expected.sees && isStill
        ? 'weak'
        : above(expected.sees ? figures.frozenShare : null, FROZEN_SHARE),
  };
}

function byRating(impairments: number): LineLevel {
  const r = rating(impairments);
  if (r < RATING_FLOORS.poor) return 'poor';
  return r < RATING_FLOORS.weak ? 'weak' : 'good';
}

function byBitrate(kbps: number | null): LineLevel {
  if (kbps === null || kbps >= OUTGOING_KBPS.weak) return 'good';
  return kbps < OUTGOING_KBPS.poor ? 'poor' : 'weak';
}

/** Two faults that make a rating low together are both named, unless one is small beside the other. */
function blamed(level: LineLevel, own: number, other: number): LineLevel {
  return own >= other / 2 ? level : 'good';
}

/** The same object as before where nothing has changed. */
function tell(
  before: LineQuality | null,
  states: Readonly<Record<LineCause, CauseState>>,
): LineQuality {
  const level = worst(lineCauses.map((cause) => states[cause].told));
  const causes = lineCauses.filter((cause) => states[cause].told !== 'good');
  const same = before !== null && before.level === level && before.causes.join() === causes.join();
  return same ? before : { level, causes };
}
