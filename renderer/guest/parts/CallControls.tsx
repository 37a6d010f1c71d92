import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import {
  ChatIcon,
  DevicesIcon,
  MicrophoneIcon,
  MicrophoneOffIcon,
  VideoIcon,
  VideoOffIcon,
} from '#renderer/ui/icons/icons.tsx';
import { useWords } from '../i18n/useWords.ts';
import { usePage, useShown } from '../page/context.ts';
import styles from './CallControls.module.css';

/** Mute, camera and devices: a sign and the word for what it does, in reach of a thumb. */
export function CallControls(props: {
  readonly choosing: boolean;
  readonly onChoosing: (choosing: boolean) => void;
  readonly chatting: boolean;
  readonly onChatting: (chatting: boolean) => void;
  /** Messages that were not seen yet. */
  readonly unread: number;
}): ReactNode {
  const { choosing, onChoosing } = props;
  const t = useWords();
  const { actions } = usePage();
  const { microphone, camera, muted } = useShown(({ media }) => media);
  const hears = microphone.state === 'on';
  const sees = camera.state === 'on' || camera.state === 'opening';
  const microphoneWord = (): string => {
    if (!hears) return t('call.microphoneOn');
    return muted ? t('call.unmute') : t('call.mute');
  };
  return (
    <section aria-label={t('call.controls')} className={styles['controls']}>
      <Button
        className={styles['control'] ?? ''}
        isDisabled={microphone.state === 'opening'}
        onPress={() => {
          if (hears) actions.setMuted(!muted);
          else actions.openDevice('microphone');
        }}
      >
        <Sign>
          {hears && !muted ? <MicrophoneIcon size={22} /> : <MicrophoneOffIcon size={22} />}
        </Sign>
        {microphoneWord()}
      </Button>
      <Button
        className={styles['control'] ?? ''}
        onPress={() => {
          if (sees) actions.closeCamera();
          else actions.openDevice('camera');
        }}
      >
        <Sign>{sees ? <VideoIcon size={22} /> : <VideoOffIcon size={22} />}</Sign>
        {sees ? t('call.cameraOff') : t('call.cameraOn')}
      </Button>
      <Button
        className={styles['control'] ?? ''}
        aria-expanded={choosing}
        onPress={() => onChoosing(!choosing)}
      >
        <Sign>
          <DevicesIcon size={22} />
        </Sign>
        {t('call.devices')}
      </Button>
      <Button
        className={styles['control'] ?? ''}
        aria-expanded={props.chatting}
        onPress={() => props.onChatting(!props.chatting)}
      >
        <Sign>
          <ChatIcon size={22} />
        </Sign>
        {props.unread === 0 ? t('chat.open') : t('chat.openNew', { count: props.unread })}
      </Button>
    </section>
  );
}

function Sign(props: { readonly children: ReactNode }): ReactNode {
  return (
    <span className={styles['sign']} aria-hidden="true">
      {props.children}
    </span>
  );
}
