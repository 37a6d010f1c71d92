import type { OutboxView, Parcel } from '#shared/contract/outbox.ts';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { DesktopStore } from '#electron/store/index.ts';
import type { Delivery, Stopped } from './sender.ts';
import { sendAll } from './sender.ts';

export interface KeeperParts {
  readonly store: Pick<DesktopStore, 'outbox' | 'calls'>;
  /** The way to the hub where the agent is signed in; null while there is none. */
  readonly way: () => Promise<((parcel: Parcel, signal: AbortSignal) => Promise<Delivery>) | null>;
  readonly now: () => EpochMs;
  /** @returns the function that calls it off */
  readonly after: (delayMs: Ms, act: () => void) => () => void;
  /** 0..1; spreads the tries of many apps after their hub was away. */
  readonly random: () => number;
  /** Something about the outbox is different now. */
  readonly changed: (view: OutboxView) => void;
  /** The hub does not know the sign-in any more. */
  readonly signedOut: () => void;
}

/** What is typed is saved in pieces; they go together. */
export const SETTLE_MS: Ms = 2000;
/** The first pause while the hub is away, and the longest. */
export const FIRST_PAUSE_MS: Ms = 5000;
export const LONGEST_PAUSE_MS: Ms = 5 * 60_000;
/** Nobody updates a hub within minutes. */
const NEWER_PAUSE_MS: Ms = 3_600_000;
/** As many refused calls as the window lists. */
const REFUSALS = 5;

/**
 * Sends summaries whenever there are some and the hub is there: one parcel at a time, until it is
 * stopped. It never throws: what was not sent now goes later.
 */
export class OutboxKeeper {
  readonly #parts: KeeperParts;
  readonly #stop = new AbortController();
  /** Ends what is on its way to the hub of now. */
  #way = new AbortController();
  #state: OutboxView['state'] = 'off';
  #running: Promise<void> | null = null;
  #again = false;
  #tries = 0;
  #cancel: (() => void) | null = null;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  /** A call was saved or changed. While the hub is away, this does not make the pause any shorter. */
  saved(): void {
    void this.#tell();
    if (this.#running !== null) this.#again = true;
    // Each try with a sign-in that has ended counts against this place at the hub.
    else if (this.#cancel === null && this.#state !== 'signedOut') this.#later(SETTLE_MS);
  }

  /** The hub may be there again, another one was chosen, or the machine woke up: sends now. */
  look(): Promise<void> {
    this.#tries = 0;
    return this.#start();
  }

  /** Tries what was refused once more; the hub may have been updated. */
  async tryRefusedAgain(): Promise<void> {
    await this.#parts.store.outbox.tryRefusedAgain();
    void this.look();
  }

  /** @throws StoreError */
  async view(): Promise<OutboxView> {
    const { outbox } = this.#parts.store;
    const [status, refusals] = await Promise.all([outbox.status(), outbox.refusals(REFUSALS)]);
    return { state: this.#state, ...status, refusals };
  }

  /**
   * Before another hub is chosen: lets go of what is on its way, so that no answer of the one is
   * taken for the other's.
   */
  async letGo(): Promise<void> {
    this.#way.abort();
    this.#way = new AbortController();
    await this.#running;
  }

  /** Lets go of what is on its way; the hub knows it when it comes again. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#callOff();
    await this.#running;
  }

  #start(): Promise<void> {
    if (this.#running !== null) {
      this.#again = true;
      return this.#running;
    }
    if (this.#stop.signal.aborted) return Promise.resolve();
    this.#callOff();
    this.#running = this.#send().finally(() => {
      this.#running = null;
      const again = this.#again;
      this.#again = false;
      if (again && this.#cancel === null) this.#later(SETTLE_MS);
    });
    return this.#running;
  }

  async #send(): Promise<void> {
    const { store, now, way, signedOut } = this.#parts;
    const { signal } = this.#stop;
    const onWay = AbortSignal.any([signal, this.#way.signal]);
    const deliver = await way().catch(() => null);
    if (signal.aborted) return;
    if (deliver === null) return this.#become('off');
    this.#state = 'sending';
    const watched = async (parcel: Parcel): Promise<Delivery> => {
      if (onWay.aborted) return { kind: 'away' };
      // Between the parcels of a long way, how many still wait.
      void this.#tell();
      const delivery = await deliver(parcel, onWay);
      if (delivery.kind === 'receipt') this.#tries = 0;
      return delivery;
    };
    const stopped = await sendAll({ store, deliver: watched, now }).catch(
      // The records are away for the moment (a full disk, most likely).
      (): Stopped => 'away',
    );
    if (signal.aborted) return;
    if (stopped === 'away') this.#later(this.#pause());
    if (stopped === 'newerHere') this.#later(NEWER_PAUSE_MS);
    await this.#become(stopped === 'done' ? 'idle' : stopped);
    if (stopped === 'signedOut') signedOut();
  }

  /** Twice as long with every try, less up to half of it. */
  #pause(): Ms {
    const whole = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#tries);
    this.#tries += 1;
    return whole * (1 - this.#parts.random() / 2);
  }

  #later(delayMs: Ms): void {
    this.#callOff();
    if (this.#stop.signal.aborted) return;
    this.#cancel = this.#parts.after(delayMs, () => {
      this.#cancel = null;
      void this.#start();
    });
  }

  #callOff(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  async #become(state: OutboxView['state']): Promise<void> {
    this.#state = state;
    await this.#tell();
  }

  async #tell(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    const view = await this.view().catch(() => null);
    if (view !== null) this.#parts.changed(view);
  }
}
