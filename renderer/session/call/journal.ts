import type { Ms } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { IpcErrorCode } from '#shared/contract/ipc.ts';
import { asBridgeError } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';
import type { Clock } from '../clock.ts';
import { every } from '../clock.ts';

export interface JournalOptions {
  readonly callId: CallId;
  readonly append: Bridge['journal.append'];
  readonly clock: Clock;
  /** Why nothing can be written at the moment; null once it can again. */
  readonly onTrouble: (code: IpcErrorCode | null) => void;
}

/**
 * What happened in one call, written down as it goes. Events that could not be written stay here
 * and are tried again: nothing is lost while the window lives.
 */
export interface Journal {
  /** @param urgent writes at once; otherwise within WRITE_EVERY_MS */
  readonly add: (event: CallEvent, urgent?: boolean) => void;
  readonly events: () => readonly CallEvent[];
  /** @returns whether everything so far is on disk now */
  readonly flush: () => Promise<boolean>;
  /**
   * Stops writing until `resume`, and waits for a write that is under way: the call's summary
   * closes its journal, and an entry after that would open a new one.
   */
  readonly pause: () => Promise<void>;
  readonly resume: () => void;
  /** Stops writing for good. What is not written by then stays in `events`. */
  readonly close: () => void;
}

/** How long an event of no urgency may wait. */
export const WRITE_EVERY_MS: Ms = 1000;
/** Well below the contract's limit; a long backlog goes out in several pieces. */
const MAX_BATCH = 500;
/** After a failure the next attempts come more slowly: a full disk is not freed in a second. */
const LONGEST_PAUSE_MS: Ms = 10_000;

export function createJournal(options: JournalOptions): Journal {
  const { callId, clock } = options;
  const scope = new AbortController();
  const events: CallEvent[] = [];
  let written = 0;
  let running: Promise<boolean> | null = null;
  let failures = 0;
  let notBefore = 0;
  let paused = false;

  const writeAll = async (): Promise<boolean> => {
    while (written < events.length) {
      const batch = events.slice(written, written + MAX_BATCH);
      try {
        await options.append({ callId, firstSeq: written, events: batch });
      } catch (error) {
        failures += 1;
        notBefore = clock.now() + Math.min(WRITE_EVERY_MS * 2 ** failures, LONGEST_PAUSE_MS);
        options.onTrouble(asBridgeError(error).code);
        return false;
      }
      written += batch.length;
      if (failures > 0) options.onTrouble(null);
      failures = 0;
      notBefore = 0;
    }
    return true;
  };
  const write = (): Promise<boolean> => {
    if (paused) return Promise.resolve(written === events.length);
    running ??= writeAll().finally(() => {
      running = null;
    });
    return running;
  };

  every(clock, WRITE_EVERY_MS, scope.signal, () => {
    if (written < events.length && clock.now() >= notBefore) void write();
  });

  return {
    add(event, urgent = false) {
      if (scope.signal.aborted) return;
      events.push(event);
      if (urgent && failures === 0) void write();
    },
    events: () => events,
    async flush() {
      // A write that is under way may have begun before the last event was added.
      const sofar = await write();
      return sofar && (written === events.length || write());
    },
    async pause() {
      paused = true;
      await running;
    },
    resume() {
      paused = false;
    },
    close() {
      paused = true;
      scope.abort();
    },
  };
}
