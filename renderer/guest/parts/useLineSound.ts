import { useEffect, useRef } from 'react';
import { playLineTone } from '#renderer/rtc/media/lineTones.ts';
import { useShown } from '../page/context.ts';
import type { Line } from '../page/state.ts';

/** A soft sound when the line is lost, and when it is back; none as the call begins. */
export function useLineSound(line: Line): void {
  const speakerId = useShown(({ media }) => media.speakerId);
  const before = useRef(line);
  useEffect(() => {
    const was = before.current;
    before.current = line;
    if (was === line || was === 'connecting' || line === 'connecting') return;
    if (line === 'interrupted') playLineTone('lost', speakerId);
    if (was === 'interrupted') playLineTone('back', speakerId);
  }, [line, speakerId]);
}
