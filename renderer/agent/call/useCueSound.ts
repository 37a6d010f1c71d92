import { useEffect, useRef } from 'react';
import type { Cue } from '#shared/model/cue.ts';
import { useServices } from '../desk/services.ts';

/**
 * Plays the soft sound of a cue once, when it appears, where the agent has asked for sounds. It
 * lives with the cue's place on the screen: a sound for a cue that is out of sight would only puzzle.
 */
export function useCueSound(cue: Cue | null): void {
  const { app, playCueTone } = useServices();
  // A cue that was there when the agent came back to this screen has been heard already.
  const heard = useRef(cue?.id ?? null);
  useEffect(() => {
    if (cue === null || cue.id === heard.current) return;
    heard.current = cue.id;
    const { softCueSound, speakerId } = app.getState().settings;
    if (softCueSound) playCueTone(cue.tone, speakerId);
  }, [cue, app, playCueTone]);
}
