import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { PhoneIcon } from '#renderer/ui/icons/icons.tsx';
import { useWords } from '../i18n/useWords.ts';
import { usePage, useShown } from '../page/context.ts';
import type { People } from '../page/state.ts';
import { CameraCheck } from '../parts/CameraCheck.tsx';
import { Actions, Frame } from '../parts/Frame.tsx';
import { MicrophoneCheck } from '../parts/MicrophoneCheck.tsx';
import { SpeakerCheck } from '../parts/SpeakerCheck.tsx';

/** Microphone, loudspeaker and camera, tried before the ring instead of in front of the agent. */
export function Check(props: { readonly people: People }): ReactNode {
  const t = useWords();
  const { actions } = usePage();
  const { agentName, offersMood } = props.people;
  const ready = useShown(({ media }) => media.microphone.state === 'on' || media.listenOnly);
  return (
    <Frame title={t('check.title')}>
      <MicrophoneCheck />
      <SpeakerCheck />
      <CameraCheck />
      <Actions stays>
        <Button
          kind="primary"
          size="large"
          wide
          {...(offersMood ? {} : { icon: <PhoneIcon size={20} /> })}
          isDisabled={!ready}
          onPress={actions.ring}
        >
          {offersMood ? t('check.next') : t('check.ring', { agent: agentName })}
        </Button>
      </Actions>
    </Frame>
  );
}
