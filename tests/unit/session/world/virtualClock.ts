import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { Clock } from '#renderer/session/clock.ts';

export interface VirtualClock extends Clock {
  /** Lets time pass: timers fire in order, and whatever they set off is done before the next. */
  readonly advance: (ms: Ms) => Promise<void>;
  /** Timers still to come. */
  readonly waiting: () => number;
}

/** Lets every promise that can settle do so. */
export async function settle(): Promise<void> {
  // A turn of the event loop comes after all microtasks, however deep they are chained.
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

export function createVirtualClock(start: EpochMs = 1_760_000_000_000): VirtualClock {
  let now = start;
  let nextId = 0;
  const timers = new Map<number, { readonly at: EpochMs; readonly act: () => void }>();
  const due = (until: EpochMs): [number, { at: EpochMs; act: () => void }] | undefined =>
    [...timers].filter(([, each]) => each.at <= until).toSorted((a, b) => a[1].at - b[1].at)[0];

  return {
    now: () => now,
    after(delayMs, act) {
      const id = nextId;
      nextId += 1;
      timers.set(id, { at: now + Math.max(0, delayMs), act });
      return () => timers.delete(id);
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let next = due(until); next !== undefined; next = due(until)) {
        const [id, timer] = next;
        timers.delete(id);
        now = Math.max(now, timer.at);
        timer.act();
        await settle();
      }
      now = until;
      await settle();
    },
    waiting: () => timers.size,
  };
}
