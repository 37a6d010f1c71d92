import { useEffect, useRef } from 'react';
import { useDesk } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';

/**
 * A soft sound when the running call's line is lost, and when it is back, wherever the agent is in
 * the window. What ends with the call, or begins with it, has no sound.
 */
export function useLineSound(): void {
  const { app, playLineTone } = useServices();
  const callId = useDesk((desk) => desk.call?.callId ?? null);
  const phase = useDesk((desk) => desk.call?.phase ?? null);
  const before = useRef({ callId, phase });
  useEffect(() => {
    const was = before.current;
    before.current = { callId, phase };
    if (callId === null || was.callId !== callId) return;
    const { lineSound, speakerId } = app.getState().settings;
    if (!lineSound) return;
    const isDown = (at: typeof phase): boolean => at === 'reconnecting' || at === 'customerAway';
    if (was.phase === 'live' && isDown(phase)) playLineTone('lost', speakerId);
    if (isDown(was.phase) && phase === 'live') playLineTone('back', speakerId);
  }, [callId, phase, app, playLineTone]);
}
