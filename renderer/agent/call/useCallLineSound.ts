import { useCallback } from 'react';
import type { LineAt } from '#renderer/ui/call/useLineSound.ts';
import { useLineSound } from '#renderer/ui/call/useLineSound.ts';
import { useDesk } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';

/** The sound of the running call's line, wherever the agent is in the window, where it is wanted. */
export function useCallLineSound(): void {
  const { app, playLineTone } = useServices();
  const callId = useDesk((desk) => desk.call?.callId ?? null);
  const at = useDesk(({ call }): LineAt => {
    if (call?.phase === 'live') return 'up';
    return call?.phase === 'reconnecting' || call?.phase === 'customerAway' ? 'down' : 'none';
  });
  const play = useCallback(
    (tone: 'lost' | 'back') => {
      const { lineSound, speakerId } = app.getState().settings;
      if (lineSound) playLineTone(tone, speakerId);
    },
    [app, playLineTone],
  );
  useLineSound(at, callId, play);
}
