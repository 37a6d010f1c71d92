/*
 * Whether a TURN server could be reached, where calls may go over one alone: every candidate that is
 * gathered then comes from one, so a search that ends without any found none.
 */

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
  const step = (next: SearchStep): void => {
    if (pc.getConfiguration().iceTransportPolicy !== 'relay') return;
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
}
