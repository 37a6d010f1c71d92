import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useApp, useDesk } from '../desk/hooks.ts';
import { useCallLineSound } from '../call/useCallLineSound.ts';
import { useServices } from '../desk/services.ts';

/**
 * Plays the customer's voice, and the sound of a line that is lost or back. It lives in the shell, not
 * in the call's screen, so that the sound goes on wherever the agent looks meanwhile.
 */
export function RemoteSound(): ReactNode {
  const { setSpeaker } = useServices();
  useCallLineSound();
  const audio = useRef<HTMLAudioElement>(null);
  const stream = useDesk((desk) => desk.call?.remoteStream ?? null);
  const speakerId = useApp((app) => app.settings.speakerId);
  useEffect(() => {
    const element = audio.current;
    if (element === null) return;
    element.srcObject = stream;
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  useEffect(() => {
    if (audio.current !== null) void setSpeaker(audio.current, speakerId);
  }, [speakerId, setSpeaker]);
  // Captions of live speech would need its words, which are not made here.
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return <audio ref={audio} autoPlay hidden data-testid="customer-sound" />;
}
