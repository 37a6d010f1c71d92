import type { ReactNode } from 'react';
import { MediaView } from '#renderer/ui/call/MediaView.tsx';
import { VoiceRing } from '#renderer/ui/call/VoiceRing.tsx';
import { HoldIcon, MicrophoneOffIcon } from '#renderer/ui/icons/icons.tsx';
import { useWords } from '../i18n/useWords.ts';
import { useShown } from '../page/context.ts';
import { tellable } from '../page/mediaState.ts';
import type { LiveCall, People } from '../page/state.ts';
import { OwnPicture } from './OwnPicture.tsx';
import { HOLD_TONE, useTone } from './useTone.ts';
import styles from './Stage.module.css';
import { useLevel, VOICE_LEVEL } from './useLevel.ts';

/** The other side's picture or voice, with one's own small picture in the corner. */
export function Stage(props: { readonly people: People; readonly call: LiveCall }): ReactNode {
  const { people, call } = props;
  const t = useWords();
  const agent = people.agentName;
  const remote = useShown((shown) => shown.remote);
  const ownVideo = useShown((shown) => shown.ownVideo);
  if (call.held) return <OnHold agent={agent} />;
  const paused = call.peer?.picturePaused === true;
  const seen =
    remote !== null && call.peer?.cameraOn === true && call.line !== 'connecting' && !paused;
  return (
    <div className={styles['stage']}>
      {seen ? (
        <MediaView stream={remote} label={t('call.agentVideo', { agent })} />
      ) : (
        <Voice agent={agent} remote={remote} call={call} />
      )}
      {call.peer?.muted === true && (
        <output className={styles['theirs']}>
          <MicrophoneOffIcon size={16} />
          {t('call.agentMuted', { agent })}
        </output>
      )}
      <div className={styles['own']}>
        <OwnMuted agent={agent} />
        {ownVideo !== null && !call.picturePaused && (
          <div className={styles['self']}>
            <OwnPicture />
          </div>
        )}
      </div>
    </div>
  );
}

/** Nobody hears or sees the other until the agent is back. */
function OnHold(props: { readonly agent: string }): ReactNode {
  const { agent } = props;
  const t = useWords();
  const muted = useShown(({ media }) => media.muted);
  // Who muted this side wants quiet.
  useTone(muted ? null : HOLD_TONE);
  return (
    <div className={styles['stage']}>
      <div className={styles['hold']}>
        <span className={styles['holdSign']} aria-hidden="true">
          <HoldIcon size={28} />
        </span>
        <output className={styles['holdWords']}>
          <strong className={styles['holdTitle']}>{t('call.held', { agent })}</strong>
          <span>{t('call.held.body', { agent })}</span>
          {!muted && <span className={styles['quiet']}>{t('call.held.sound')}</span>}
        </output>
      </div>
      <div className={styles['own']}>
        <OwnMuted agent={agent} />
      </div>
    </div>
  );
}

function Voice(props: {
  readonly agent: string;
  readonly remote: MediaStream | null;
  readonly call: LiveCall;
}): ReactNode {
  const { agent, remote, call } = props;
  const t = useWords();
  const { level } = useLevel(remote?.getAudioTracks()[0] ?? null);
  const words = (): string => {
    if (call.line === 'connecting') return t('call.line.connecting');
    if (call.peer?.picturePaused === true) return t('call.agentPaused', { agent });
    return call.peer?.cameraOn === false ? t('call.agentVoice', { agent }) : '';
  };
  return <VoiceRing name={agent} level={level} speaking={level > VOICE_LEVEL} words={words()} />;
}

/** One should never talk into nothing without knowing. */
function OwnMuted(props: { readonly agent: string }): ReactNode {
  const t = useWords();
  const media = useShown((shown) => shown.media);
  if (!tellable(media).muted) return null;
  return (
    <output className={styles['muted']}>
      <MicrophoneOffIcon size={16} />
      {media.microphone.state === 'on'
        ? t('call.youMuted')
        : t('call.youOnlyListen', { agent: props.agent })}
    </output>
  );
}
