import type { PeerMessage } from '#shared/contract/peer.ts';

/**
 * The other side may count as connected a moment before this one does, and speak at once. What it
 * says then is kept until this side can answer: an answer that cannot be sent is lost for good. A
 * goodbye is passed on at once, for after it this side may never come to be connected.
 */
export interface EarlyMessages {
  readonly take: (message: PeerMessage) => void;
  /** From now on everything is passed on as it comes, first what was kept. */
  readonly open: () => void;
}

/** More than a side of ours says unasked; a flood is not kept. */
const KEPT_AT_MOST = 100;

export function createEarlyMessages(pass: (message: PeerMessage) => void): EarlyMessages {
  let kept: PeerMessage[] | null = [];
  return {
    take(message) {
      if (kept === null || message.type === 'bye') pass(message);
      else if (kept.length < KEPT_AT_MOST) kept.push(message);
    },
    open() {
      const early = kept ?? [];
      kept = null;
      for (const message of early) pass(message);
    },
  };
}
