import type { Ms } from '#shared/lib/units.ts';
import type { LineQuality } from '#shared/model/lineQuality.ts';
import type { QualityChanged } from '#shared/model/callEvent.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import type { Expected } from '#renderer/rtc/quality/quality.ts';
import { LOOK_MS, watchLine } from '#renderer/rtc/quality/watchLine.ts';
import { every } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { ActiveCall } from '../types.ts';
import type { LineRunner } from './lineRunner.ts';
import type { Listening } from './listening.ts';

export interface LineLookOptions {
  readonly clock: Clock;
  /** The call's media clock. */
  readonly mediaNow: () => Ms;
  readonly line: Pick<LineRunner, 'stats' | 'limitVideo'>;
  /** Told of every look, whatever it shows: how late the customer's frames are. */
  readonly listening: Pick<Listening, 'lookAtLine'>;
  readonly call: () => ActiveCall;
  readonly change: (patch: Partial<Pick<ActiveCall, 'line' | 'picturePaused'>>) => void;
  readonly note: (event: QualityChanged) => void;
  /** Tells the customer's side what this one sends. */
  readonly tellOwn: () => void;
  readonly signal: AbortSignal;
}

/** Looks at a call's line once a second, and has the own picture give way before the sound. */
export function lookAtLine(options: LineLookOptions): void {
  const { clock, line, call, change, signal } = options;
  let noted: LineQuality | null = null;
  const watch = watchLine({
    onQuality: (quality) => {
      change({ line: quality });
      if (quality === null || isSame(quality, noted)) return;
      noted = quality;
      options.note({ type: 'quality', atMs: options.mediaNow(), state: quality });
    },
    onLimit: (limit) => {
      line.limitVideo(limit);
      if (call().picturePaused === !limit.active) return;
      change({ picturePaused: !limit.active });
      options.tellOwn();
    },
  });
  const look = (stats: LinkStats | null, atMs: Ms): void => {
    if (signal.aborted) return;
    options.listening.lookAtLine(stats);
    const { phase, heldSince } = call();
    // On hold, and while the line is made or mended, other words stand on the screen.
    const told = stats !== null && phase === 'live' && heldSince === null;
    watch.look(told ? { stats, expected: expectedIn(call()) } : null, atMs);
  };
  every(clock, LOOK_MS, signal, () => {
    const atMs = clock.now();
    // A line that ends while it is asked has nothing to tell.
    line.stats().then(
      (stats) => look(stats, atMs),
      () => undefined,
    );
  });
}

function expectedIn(call: ActiveCall): Expected {
  return {
    hears: !call.customerMuted,
    sees: call.customerCameraOn && !call.customerPicturePaused,
    speaks: call.microphoneProblem === null && !call.muted,
  };
}

function isSame(a: LineQuality, b: LineQuality | null): boolean {
  return b !== null && a.level === b.level && a.causes.join() === b.causes.join();
}
