import { ok } from '#shared/lib/result.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { ReviewDraft } from '#shared/contract/desk.ts';
import type { Review } from '#shared/model/review.ts';
import type { Outcome } from '../desk/desk.ts';

/** Between the last change and its being saved. */
export const DRAFT_PAUSE_MS: Ms = 700;

export type DraftState = 'saved' | 'saving' | 'failed';

/** A review's draft as somebody may write it on. */
export function draftOf(review: Review | null): ReviewDraft {
  return {
    comments: review?.comments ?? [],
    scorecardId: review?.scorecard?.scorecardId ?? null,
    scores: review?.scores ?? [],
  };
}

/**
 * Saves a draft as it grows: some time after the last change, one request at a time, always the
 * newest. A save that failed is tried again with the next change or by `flush`.
 */
export class DraftKeeper {
  readonly #save: (draft: ReviewDraft) => Outcome<Review>;
  readonly #tell: (state: DraftState) => void;
  #draft: ReviewDraft;
  #saved: ReviewDraft;
  /** As the hub answered last: a draft that has saved itself is known by it. */
  #kept: Review | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Outcome<Review | null> | null = null;

  constructor(
    first: ReviewDraft,
    save: (draft: ReviewDraft) => Outcome<Review>,
    tell: (state: DraftState) => void,
  ) {
    this.#draft = first;
    this.#saved = first;
    this.#save = save;
    this.#tell = tell;
  }

  change(draft: ReviewDraft): void {
    this.#draft = draft;
    this.#tell('saving');
    this.#stopTimer();
    this.#timer = setTimeout(() => void this.flush(), DRAFT_PAUSE_MS);
  }

  /** Saves what is not saved yet. @returns what the hub keeps; null where nothing was ever saved */
  async flush(): Outcome<Review | null> {
    this.#stopTimer();
    while (this.#running !== null) await this.#running;
    this.#running = this.#saveAll();
    try {
      return await this.#running;
    } finally {
      this.#running = null;
    }
  }

  async #saveAll(): Outcome<Review | null> {
    while (this.#saved !== this.#draft) {
      const draft = this.#draft;
      const result = await this.#save(draft);
      if (!result.ok) {
        this.#tell('failed');
        return result;
      }
      this.#saved = draft;
      this.#kept = result.value;
    }
    this.#tell('saved');
    return ok(this.#kept);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
