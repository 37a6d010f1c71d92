import type { Ms } from '#shared/lib/units.ts';

/*
 * Whether a TURN server could be reached, where calls may go over one alone: every candidate that is
 * gathered then comes from one, so a search that ends without any found none.
 */

/**
 * A search that has found nothing for so long counts as ended, though what it finds later counts too:
 * Chromium's goes on for more than 25 s where a server says nothing at all over UDP (one that refuses
 * TCP ends it at once). A server that is there gives its address after a few ways there and back;
 * over TLS on a slow line that is some 3 s.
 */
const OVERDUE_MS: Ms = 10_000;

export interface RelaySearch {
  /** This search has found a way over a server. */
  readonly found: boolean;
  /** What is known; null until the first search has found one or ended. */
  readonly reached: boolean | null;
}

export const noSearch: RelaySearch = { found: false, reached: null };

/** What a connection tells of its search for candidates. */
export type SearchStep = 'begins' | 'candidate' | 'ends';

/** What was known stands until a newer search knows better. */
export function stepRelay(before: RelaySearch, step: SearchStep): RelaySearch {
  switch (step) {
    case 'begins':
      return { ...before, found: false };
    case 'candidate':
      return { found: true, reached: true };
    case 'ends':
      return { ...before, reached: before.found };
  }
}

/**
 * Follows a connection's searches, and tells whenever something else is known of the servers. Tells
 * nothing where other ways are allowed too.
 */
export function watchRelay(
  pc: RTCPeerConnection,
  signal: AbortSignal,
  tell: (reached: boolean) => void,
): void {
  let search = noSearch;
  let overdue: ReturnType<typeof setTimeout> | undefined;
  const step = (next: SearchStep): void => {
    clearTimeout(overdue);
    if (pc.getConfiguration().iceTransportPolicy !== 'relay') return;
    if (next === 'begins') overdue = setTimeout(() => step('ends'), OVERDUE_MS);
    const before = search;
    search = stepRelay(before, next);
    if (search.reached !== null && search.reached !== before.reached) tell(search.reached);
  };
  pc.addEventListener(
    'icecandidate',
    ({ candidate }) => {
      // An empty one says that a search is over.
      if (candidate !== null && candidate.candidate !== '') step('candidate');
    },
    { signal },
  );
  pc.addEventListener(
    'icegatheringstatechange',
    () => {
      if (pc.iceGatheringState === 'gathering') step('begins');
      if (pc.iceGatheringState === 'complete') step('ends');
    },
    { signal },
  );
  signal.addEventListener('abort', () => clearTimeout(overdue), { once: true });
}
