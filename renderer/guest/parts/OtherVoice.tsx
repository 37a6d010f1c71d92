import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { setSpeaker } from '#renderer/rtc/media/speaker.ts';
import { usePage, useShown } from '../page/context.ts';

/** The other side's sound, on the chosen loudspeaker; nothing to see. */
export function OtherVoice(props: { readonly stream: MediaStream }): ReactNode {
  const { stream } = props;
  const { actions } = usePage();
  const ref = useRef<HTMLAudioElement>(null);
  const speakerId = useShown(({ media }) => media.speakerId);
  const blocked = useShown(({ media }) => media.soundBlocked);

  useEffect(() => {
    const audio = ref.current;
    if (audio === null) return undefined;
    audio.srcObject = stream;
    const play = async (): Promise<void> => {
      try {
        await audio.play();
        actions.soundBlocked(false);
      } catch (error) {
        // After a reload some browsers want a click first; other rejections pass by themselves.
        const refused = error instanceof DOMException && error.name === 'NotAllowedError';
        if (refused) actions.soundBlocked(true);
      }
    };
    void play();
    return () => {
      audio.srcObject = null;
    };
  }, [stream, actions]);

  useEffect(() => {
    if (ref.current !== null) void setSpeaker(ref.current, speakerId);
  }, [speakerId]);

  useEffect(() => {
    if (!blocked) return undefined;
    // Any click on the page will do: the button only says so.
    const wake = (): void => {
      void ref.current?.play().then(
        () => actions.soundBlocked(false),
        () => undefined,
      );
    };
    document.addEventListener('click', wake);
    return () => document.removeEventListener('click', wake);
  }, [blocked, actions]);

  return (
    <audio ref={ref} autoPlay>
      <track kind="captions" />
    </audio>
  );
}
