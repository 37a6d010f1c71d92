import { REJOIN_GRACE_MS } from '#shared/contract/hub.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import { lineQuality } from '../call/lineQuality.ts';
import type { Line } from './state.ts';

/** Often enough for "weak line" to be true when it is read. */
const LOOK_EVERY_MS: Ms = 3000;

export interface CallWatchOptions {
  readonly stats: () => Promise<LinkStats | null>;
  readonly onLine: (line: Line) => void;
  /** No media for so long that the call is given up. */
  readonly onGivenUp: () => void;
}

/** Watches one live call's line until it is stopped. */
export interface CallWatch {
  readonly line: (line: Line) => void;
  readonly stop: () => void;
}

/** Tells how good the line is, and gives up when it has been away for as long as anyone may be. */
export function watchCall(options: CallWatchOptions): CallWatch {
  let line: Line = 'connecting';
  let before: LinkStats | null = null;
  let stopped = false;

  const awaitLine = (): ReturnType<typeof setTimeout> =>
    setTimeout(options.onGivenUp, REJOIN_GRACE_MS);
  let deadline: ReturnType<typeof setTimeout> | null = awaitLine();

  const enter = (next: Line): void => {
    if (stopped || next === line) return;
    line = next;
    if (line === 'good' || line === 'weak') {
      if (deadline !== null) clearTimeout(deadline);
      deadline = null;
    } else {
      deadline ??= awaitLine();
      before = null;
    }
    options.onLine(line);
  };

  const look = async (): Promise<void> => {
    if (line !== 'good' && line !== 'weak') return;
    const now = await options.stats();
    if (now === null || (line !== 'good' && line !== 'weak')) return;
    enter(lineQuality(before, now));
    before = now;
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);

  return {
    // What the connection reports as good says nothing of its quality: "weak" stays until looked at.
    line: (next) => enter(next === 'good' && line === 'weak' ? 'weak' : next),
    stop() {
      stopped = true;
      clearInterval(timer);
      if (deadline !== null) clearTimeout(deadline);
    },
  };
}
