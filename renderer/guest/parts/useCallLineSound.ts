import { useCallback } from 'react';
import type { LineTone } from '#renderer/rtc/media/lineTones.ts';
import { playLineTone } from '#renderer/rtc/media/lineTones.ts';
import { useLineSound } from '#renderer/ui/call/useLineSound.ts';
import { useShown } from '../page/context.ts';
import type { LiveCall } from '../page/state.ts';

/** The sound of this call's line, on the device that plays the agent's voice. */
export function useCallLineSound({ callId, line }: LiveCall): void {
  const speakerId = useShown(({ media }) => media.speakerId);
  const play = useCallback((tone: LineTone) => void playLineTone(tone, speakerId), [speakerId]);
  const at = line === 'connecting' ? 'none' : line === 'interrupted' ? 'down' : 'up';
  useLineSound(at, callId, play);
}
