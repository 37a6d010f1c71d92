import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { Commitment } from '#shared/model/commitment.ts';
import type { ReminderChoice } from '#shared/model/settings.ts';
import { decideReminders } from './decide.ts';

export interface RemindersOptions {
  readonly open: () => Promise<readonly Commitment[]>;
  readonly choice: () => Promise<ReminderChoice>;
  /** Keeps that the agent was told. */
  readonly setReminded: (ids: readonly string[], at: EpochMs) => Promise<void>;
  /** Tells the agent, of one or of several together. */
  readonly tell: (due: readonly Commitment[]) => void;
  readonly now: () => EpochMs;
  /** @returns the function that calls it off */
  readonly after: (delayMs: Ms, act: () => void) => () => void;
}

/** A timer may sleep with the machine, and the machine's clock may be set: so it looks this often. */
export const LOOK_EVERY_MS: Ms = 60_000;

/** Reminds of what was promised: once each, never during a call. */
export class Reminders {
  readonly #options: RemindersOptions;
  /** Told in this run; holds also where that could not be written down. */
  readonly #told = new Map<string, EpochMs | null>();
  #inCall = false;
  #stopped = false;
  #cancel: () => void = () => undefined;
  #looking: Promise<void> | null = null;
  #again = false;

  constructor(options: RemindersOptions) {
    this.#options = options;
  }

  /** A call began or ended. */
  setInCall(inCall: boolean): void {
    if (this.#inCall === inCall) return;
    this.#inCall = inCall;
    if (!inCall) void this.look();
  }

  /** Looks now, and from then on by itself. Something changed, or the machine woke up. */
  look(): Promise<void> {
    if (this.#looking !== null) {
      this.#again = true;
      return this.#looking;
    }
    this.#looking = this.#lookUntilSettled().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #lookUntilSettled(): Promise<void> {
    do {
      this.#again = false;
      await this.#lookOnce();
    } while (this.#again);
  }

  async #lookOnce(): Promise<void> {
    this.#cancel();
    const { now, tell, setReminded } = this.#options;
    let nextAt: EpochMs | null = null;
    try {
      const [open, choice] = await Promise.all([this.#options.open(), this.#options.choice()]);
      if (this.#stopped) return;
      const untold = open.filter(({ id, dueAt }) => this.#told.get(id) !== dueAt);
      const decision = decideReminders({ open: untold, choice, inCall: this.#inCall, now: now() });
      nextAt = decision.nextAt;
      if (decision.tell.length > 0) {
        for (const { id, dueAt } of decision.tell) this.#told.set(id, dueAt);
        tell(decision.tell);
        await setReminded(
          decision.tell.map(({ id }) => id),
          now(),
        );
      }
    } catch {
      // The records are away for the moment (a full disk, most likely): the next look tries again.
    }
    if (this.#stopped) return;
    const wait = nextAt === null ? LOOK_EVERY_MS : Math.max(0, nextAt - now());
    this.#cancel = this.#options.after(Math.min(wait, LOOK_EVERY_MS), () => void this.look());
  }
}
