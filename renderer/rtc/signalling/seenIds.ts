/** A call's signals number in the dozens; this is far more than can still be on their way. */
const KEPT = 1000;

/** Remembers the newest ids, so that a message sent again is acted on once. */
export function createSeenIds(kept = KEPT): { readonly isNew: (id: string) => boolean } {
  const seen = new Set<string>();
  return {
    isNew(id) {
      if (seen.has(id)) return false;
      seen.add(id);
      if (seen.size > kept) {
        const oldest = seen.values().next().value;
        if (oldest !== undefined) seen.delete(oldest);
      }
      return true;
    },
  };
}
