import { REJOIN_GRACE_MS } from '#shared/contract/hub.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { LineCause } from '#shared/model/lineQuality.ts';
import type { LinkState } from '#renderer/rtc/peer/types.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import type { VideoLimit } from '#renderer/rtc/quality/ladder.ts';
import type { Expected } from '#renderer/rtc/quality/quality.ts';
import { LOOK_MS, watchLine } from '#renderer/rtc/quality/watchLine.ts';
import type { Line } from './state.ts';

const lines: Readonly<Record<LinkState, Line>> = {
  connecting: 'connecting',
  connected: 'good',
  disconnected: 'interrupted',
  failed: 'interrupted',
  closed: 'interrupted',
};

export interface CallWatchOptions {
  readonly stats: () => Promise<LinkStats | null>;
  /** What both sides mean to send; null on hold, when nothing is judged. */
  readonly expected: () => Expected | null;
  readonly now: () => EpochMs;
  /**
   * @param causes why it is weak or poor
   * @param giveUpAt when the call is given up unless there is a line by then; null while there is
   */
  readonly onLine: (line: Line, causes: readonly LineCause[], giveUpAt: EpochMs | null) => void;
  readonly onLimit: (limit: VideoLimit) => void;
  /** No media for so long that the call is given up. */
  readonly onGivenUp: () => void;
}

/** Watches one live call's line until it is stopped. */
export interface CallWatch {
  readonly line: (state: LinkState) => void;
  readonly stop: () => void;
}

function isUp(line: Line): boolean {
  return line === 'good' || line === 'weak' || line === 'poor';
}

/** Tells how good the line is, and gives up when it has been away for as long as anyone may be. */
export function watchCall(options: CallWatchOptions): CallWatch {
  let line: Line = 'connecting';
  let causes: readonly LineCause[] = [];
  let stopped = false;
  /** There was a line before: what comes up next is that one again. */
  let wasUp = false;
  let giveUpAt: EpochMs | null = null;

  const awaitLine = (): ReturnType<typeof setTimeout> => {
    giveUpAt = options.now() + REJOIN_GRACE_MS;
    return setTimeout(options.onGivenUp, REJOIN_GRACE_MS);
  };
  let deadline: ReturnType<typeof setTimeout> | null = awaitLine();

  const enter = (next: Line, why: readonly LineCause[] = []): void => {
    if (stopped || (next === line && why.join() === causes.join())) return;
    line = next;
    causes = why;
    if (isUp(line)) {
      if (deadline !== null) clearTimeout(deadline);
      deadline = null;
      giveUpAt = null;
      wasUp = true;
    } else {
      deadline ??= awaitLine();
    }
    options.onLine(line, causes, giveUpAt);
  };

  const watch = watchLine({
    onQuality: (quality) => {
      if (isUp(line)) enter(quality?.level ?? 'good', quality?.causes ?? []);
    },
    onLimit: options.onLimit,
  });
  const look = async (): Promise<void> => {
    const atMs = performance.now();
    const stats = isUp(line) ? await options.stats() : null;
    if (stopped) return;
    const expected = options.expected();
    const judged = stats !== null && expected !== null && isUp(line);
    watch.look(judged ? { stats, expected } : null, atMs);
  };
  const timer = setInterval(() => void look().catch(() => undefined), LOOK_MS);

  return {
    // What the connection reports as good says nothing of its quality: that stays until looked at.
    line(state) {
      const next = lines[state];
      if (next === 'connecting' && wasUp) enter('interrupted');
      else if (next !== 'good' || !isUp(line)) enter(next);
    },
    stop() {
      stopped = true;
      clearInterval(timer);
      if (deadline !== null) clearTimeout(deadline);
    },
  };
}
