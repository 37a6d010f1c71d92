import { useEffect, useRef } from 'react';

/** Where a call's line is; `none` before it was up for the first time, and after the call. */
export type LineAt = 'none' | 'up' | 'down';

/**
 * A soft sound when a call's line is lost, and when it is back. What begins or ends with the call has
 * none.
 * @param callId a line of another call is another line; null where there is none
 */
export function useLineSound(
  at: LineAt,
  callId: string | null,
  play: (tone: 'lost' | 'back') => void,
): void {
  const before = useRef({ at, callId });
  useEffect(() => {
    const was = before.current;
    before.current = { at, callId };
    if (was.callId !== callId) return;
    if (was.at === 'up' && at === 'down') play('lost');
    if (was.at === 'down' && at === 'up') play('back');
  }, [at, callId, play]);
}
