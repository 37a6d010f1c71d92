import type { StoreApi } from 'zustand/vanilla';
import type { DeskState } from './types.ts';

/**
 * A call's line that breaks is the first sign that the way to the hub may be dead too, seconds before
 * its own heartbeat would say so; and the new line needs it.
 * @returns the function that stops looking
 */
export function doubtHub(
  desk: Pick<StoreApi<DeskState>, 'subscribe'>,
  lookAgain: () => void,
): () => void {
  return desk.subscribe(({ call }, { call: before }) => {
    if (call?.phase === 'reconnecting' && before?.phase !== 'reconnecting') lookAgain();
  });
}
