import type { ReactNode } from 'react';
import { canChooseSpeaker } from '#renderer/rtc/media/speaker.ts';
import { useWords } from '../i18n/useWords.ts';
import { usePage, useShown } from '../page/context.ts';
import { DeviceChoice } from './DeviceChoice.tsx';

/** The loudspeakers, where there are several and the browser lets a page choose. */
export function SpeakerChoice(props: { readonly labelHidden?: boolean }): ReactNode {
  const t = useWords();
  const { actions } = usePage();
  const { devices, speakerId } = useShown(({ media }) => media);
  if (!canChooseSpeaker() || devices.speakers.length < 2) return null;
  return (
    <DeviceChoice
      label={t('check.speaker')}
      labelHidden={props.labelHidden === true}
      devices={devices.speakers}
      chosenId={speakerId}
      onChoose={actions.chooseSpeaker}
    />
  );
}
