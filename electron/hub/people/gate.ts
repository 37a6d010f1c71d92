import { Refusal } from '../refusal.ts';

export interface GateLimits {
  /** Pieces of work at a time. */
  readonly running: number;
  /** Pieces of work that wait for their turn. */
  readonly waiting: number;
}

/** Lets a few pieces of work run at a time, in the order they came. */
export interface Gate {
  /** @throws Refusal `tooMany` at once, and without starting the work, where too many wait already */
  run<T>(work: () => Promise<T>): Promise<T>;
}

export function createGate(limits: GateLimits): Gate {
  const queue: (() => void)[] = [];
  let running = 0;

  /** Resolves when there is room; the room is taken then. */
  const enter = (): Promise<void> => {
    if (running < limits.running) {
      running += 1;
      return Promise.resolve();
    }
    if (queue.length >= limits.waiting) {
      const words = 'Very many people are signing in right now. Try again in a moment.';
      return Promise.reject(new Refusal('tooMany', words));
    }
    return new Promise((resolve) => queue.push(resolve));
  };

  const leave = (): void => {
    const next = queue.shift();
    // Handed on, not given back: nobody who comes now gets ahead of those who wait.
    if (next) next();
    else running -= 1;
  };

  return {
    async run(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
