import type { Ms } from '#shared/lib/units.ts';
import type { Log } from './log.ts';
import { Refusal } from './refusal.ts';

/*
 * More than the hub can do is refused at the door, in words, before those who are in a call feel it:
 * whoever is refused tries again by themselves, while a hub that queues is late for everybody.
 */

/** How the hub is doing at a moment. */
export interface Pulse {
  /** Of any clock that only goes forward, in ms. */
  readonly atMs: Ms;
  /** How much later than due the event loop came round. */
  readonly lagMs: Ms;
  /** Requests that were let in since the last look. */
  readonly came: number;
  /** Requests that were let in and are not answered yet. */
  readonly inside: number;
}

/** Whether new work is let in. */
export interface Standing {
  readonly busy: boolean;
  /** At how many looks in a row the hub was late with much coming in. */
  readonly late: number;
  /** Since when all has been calm, while busy; null where it is not calm. */
  readonly calmSince: Ms | null;
}

export interface AdmissionRules {
  /**
   * The event loop this late closes the door. A step of signalling takes several turns of the loop,
   * and is to take 50 ms at most with the crowd that the hub is made for; at twice that it is late.
   */
  readonly busyLagMs: Ms;
  /**
   * So many since the last look are much. A loop that is late by itself (a start, another program)
   * gets no better by refusing anybody.
   */
  readonly manyCame: number;
  /** So many looks in a row: one stall is none. */
  readonly lateLooks: number;
  /** Below this lag it is calm again: half, so that the door does not flap. */
  readonly calmLagMs: Ms;
  /** It has to be calm for this long before the door opens. */
  readonly calmForMs: Ms;
  /** Requests inside at once: a second of more than twice 200 set-ups and their look-ups. */
  readonly maxInside: number;
}

export const admissionRules: AdmissionRules = {
  busyLagMs: 100,
  manyCame: 10,
  lateLooks: 2,
  calmLagMs: 50,
  calmForMs: 1000,
  maxInside: 1000,
};

export const atEase: Standing = { busy: false, late: 0, calmSince: null };

const closed = (late: number): Standing => ({ busy: true, late, calmSince: null });

/** Where the door stands after a look at how the hub is doing. */
export function assess(before: Standing, pulse: Pulse, rules: AdmissionRules): Standing {
  const { atMs, came, inside, lagMs } = pulse;
  const late = lagMs >= rules.busyLagMs && came >= rules.manyCame ? before.late + 1 : 0;
  if (late >= rules.lateLooks || inside >= rules.maxInside) return closed(late);
  if (!before.busy) return { ...atEase, late };
  const isCalm = lagMs < rules.calmLagMs && inside < rules.maxInside / 2;
  if (!isCalm) return closed(late);
  const calmSince = before.calmSince ?? atMs;
  return atMs - calmSince >= rules.calmForMs ? atEase : { busy: true, late, calmSince };
}

/** The door for new work: look-ups, sign-ins, rings. What belongs to a live call never waits here. */
export interface Admission {
  /**
   * Lets somebody in.
   * @param returning belongs to a call already: let in while there is any room
   * @returns what is called once they are answered
   * @throws Refusal `busy` that says when to come back
   */
  enter(returning?: boolean): () => void;
  /** Does work inside. @throws Refusal `busy` */
  run<T>(work: () => Promise<T>, returning?: boolean): Promise<T>;
  readonly busy: () => boolean;
  readonly inside: () => number;
  /** How many were refused so far. */
  readonly refused: () => number;
  close(): void;
}

/** How often the event loop is looked at. */
const lookEveryMs: Ms = 20;
/** Nobody looks any more once nobody came for this long. */
const quietForMs: Ms = 1000;

/** When to come back; clients add some chance of their own, so that not all come at once. */
const RETRY_AFTER_S = 5;

const sentence = `The call server is busy right now. Calls that go on are not affected. Try again in ${RETRY_AFTER_S} s.`;

export function createAdmission(log: Log, rules: AdmissionRules = admissionRules): Admission {
  let standing = atEase;
  let [came, inside, refused] = [0, 0, 0];
  /** Null while nobody looks. */
  let timer: ReturnType<typeof setTimeout> | null = null;
  let quietSince: Ms | null = null;

  const look = (lagMs: Ms): void => {
    const before = standing;
    const atMs = performance.now();
    standing = assess(before, { atMs, lagMs, came, inside }, rules);
    quietSince = came > 0 || inside > 0 || standing.busy ? null : (quietSince ?? atMs);
    came = 0;
    if (standing.busy === before.busy) return;
    const fields = { lagMs: Math.round(lagMs), inside, refused };
    log({ level: 'warn', event: standing.busy ? 'hub.busy' : 'hub.calm', fields });
  };

  // The loop's own lateness is looked at, so by the loop's own timers; and only while somebody comes:
  // a hub inside an app that is left alone must not wake its machine fifty times a second.
  const tick = (): void => {
    const due = performance.now() + lookEveryMs;
    timer = setTimeout(() => {
      timer = null;
      look(Math.max(0, performance.now() - due));
      if (quietSince === null || performance.now() - quietSince < quietForMs) tick();
    }, lookEveryMs);
    timer.unref();
  };

  const enter = (returning = false): (() => void) => {
    // Those who come back have as much room again: a call that goes on is worth more than a new one.
    const isFull = inside >= (returning ? 2 * rules.maxInside : rules.maxInside);
    if (isFull || (standing.busy && !returning)) {
      refused += 1;
      throw new Refusal('busy', sentence, RETRY_AFTER_S);
    }
    came += 1;
    inside += 1;
    quietSince = null;
    if (timer === null) tick();
    let isInside = true;
    return () => {
      if (isInside) inside -= 1;
      isInside = false;
    };
  };

  return {
    enter,
    async run(work, returning) {
      const leave = enter(returning);
      try {
        return await work();
      } finally {
        leave();
      }
    },
    busy: () => standing.busy,
    inside: () => inside,
    refused: () => refused,
    close() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
