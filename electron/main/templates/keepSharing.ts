import type { Ms } from '#shared/lib/units.ts';
import type { SyncEnd, SyncParts, TeamHubWay } from './sync.ts';
import { shareLibrary } from './sync.ts';
import { shareUse } from './shareUse.ts';

/** Others' changes are here this long after they were made, at the latest. A page costs nothing. */
const LOOK_EVERY_MS: Ms = 60_000;

/** The team's figures of use change with every call of anybody; an hour is new enough to prune by. */
const SUMS_EVERY_MS: Ms = 3_600_000;

interface SharingParts extends SyncParts {
  /** Null while nobody is signed in at a team's hub. */
  readonly way: () => Promise<TeamHubWay | null>;
  readonly after: (delayMs: Ms, act: () => void) => () => void;
}

/** Keeps this machine's library and the team's the same, while somebody is signed in. */
export class LibrarySharing {
  readonly #parts: SharingParts;
  #running: Promise<SyncEnd | null> | null = null;
  #again = false;
  /** When the team's figures of use were asked for last. */
  #sumsAt: number | null = null;
  #stopped = false;
  #cancel: () => void = () => undefined;

  constructor(parts: SharingParts) {
    this.#parts = parts;
  }

  /**
   * Shares what is new now, one at a time, and once more where it was asked for meanwhile. Never
   * throws: what did not go now goes the next time.
   * @returns how it ended; null where nobody is signed in or this machine's store took nothing
   */
  look(): Promise<SyncEnd | null> {
    if (this.#stopped) return Promise.resolve(null);
    if (this.#running !== null) {
      this.#again = true;
      return this.#running;
    }
    this.#cancel();
    this.#running = this.#share().finally(() => {
      this.#running = null;
      if (!this.#stopped) this.#cancel = this.#parts.after(LOOK_EVERY_MS, () => void this.look());
    });
    return this.#running;
  }

  /** The sentences from before the team go to it after all. */
  async bringTemplates(): Promise<void> {
    await this.#parts.store.bringOwn();
    void this.look();
  }

  /** Starts nothing more. What is under way may end at any point. */
  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #shareUse(way: TeamHubWay): Promise<void> {
    const at = performance.now();
    const wanted = this.#sumsAt === null || at - this.#sumsAt >= SUMS_EVERY_MS;
    if (!(await shareUse(this.#parts.store, way, wanted))) return;
    this.#sumsAt = at;
    this.#parts.changed();
  }

  async #share(): Promise<SyncEnd | null> {
    let end: SyncEnd | null;
    do {
      this.#again = false;
      end = await this.#once();
    } while (this.#again && !this.#stopped);
    return end;
  }

  async #once(): Promise<SyncEnd | null> {
    try {
      const way = await this.#parts.way();
      if (way === null) return null;
      const end = await shareLibrary(this.#parts, way);
      if (end === 'done') await this.#shareUse(way);
      return end;
    } catch {
      // No room on the disk, say: all stands where it stood.
      return null;
    }
  }
}
