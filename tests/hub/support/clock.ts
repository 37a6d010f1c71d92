import type { Clock } from '#electron/hub/index.ts';

/** A clock that stands still until it is turned. */
export interface TestClock extends Clock {
  /** Turns it on; what falls due on the way happens at its moment, in order. */
  advance(ms: number): void;
}

export function testClock(start = 1_767_323_045_678): TestClock {
  let now = start;
  let due: { readonly at: number; readonly act: () => void }[] = [];
  return {
    now: () => now,
    after(delayMs, act) {
      const entry = { at: now + Math.max(0, delayMs), act };
      due.push(entry);
      return () => {
        due = due.filter((each) => each !== entry);
      };
    },
    advance(ms) {
      const until = now + ms;
      for (;;) {
        const [next] = due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (!next) break;
        due = due.filter((each) => each !== next);
        now = Math.max(now, next.at);
        next.act();
      }
      now = until;
    },
  };
}
