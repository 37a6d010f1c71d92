import type { FeedbackLink } from '#shared/contract/survey.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import type { OwnJudgement, SurveyView } from '#shared/model/survey.ts';
import type { DesktopStore } from '#electron/store/index.ts';
import type { HubClient } from '../hub/client.ts';

export interface SurveysParts {
  readonly store: DesktopStore['surveys'];
  /** @throws KnownFailure while there is no hub */
  readonly client: () => Pick<HubClient, 'surveysAfter' | 'feedbackLink'>;
  readonly now: () => EpochMs;
  /** Answers came in, or were looked at. */
  readonly changed: () => void;
}

/**
 * The customers' answers on this machine: fetched from the hub, where each waits until it was taken
 * here, and kept from the window until the agent has judged the call or chosen to look.
 */
export class Surveys {
  readonly #parts: SurveysParts;
  #running: Promise<void> | null = null;
  #again = false;

  constructor(parts: SurveysParts) {
    this.#parts = parts;
  }

  /**
   * Fetches what is new; one at a time, and once more where it was asked for meanwhile. Never
   * throws: what could not be fetched now is fetched the next time.
   */
  fetch(): Promise<void> {
    if (this.#running !== null) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#fetchAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** What the window may know now; asks the hub for news meanwhile. */
  view(callId: CallId): Promise<SurveyView> {
    void this.fetch();
    return this.#parts.store.get(callId);
  }

  async judge(callId: CallId, own: OwnJudgement): Promise<SurveyView> {
    const view = await this.#parts.store.judge(callId, own, this.#parts.now());
    this.#parts.changed();
    return view;
  }

  async reveal(callId: CallId): Promise<SurveyView> {
    const view = await this.#parts.store.reveal(callId, this.#parts.now());
    this.#parts.changed();
    return view;
  }

  /** @throws KnownFailure */
  link(callId: CallId): Promise<FeedbackLink> {
    return this.#parts.client().feedbackLink(callId);
  }

  async #fetchAll(): Promise<void> {
    const { store, client, changed } = this.#parts;
    try {
      do {
        this.#again = false;
        for (let more = true; more;) {
          const page = await client().surveysAfter(await store.cursor());
          const added = await store.take(page.surveys, page.next);
          if (added > 0) changed();
          more = page.more && page.surveys.length > 0;
        }
      } while (this.#again);
    } catch {
      // No hub, no room on the disk: the cursor stands where it stood, nothing is lost.
    }
  }
}
