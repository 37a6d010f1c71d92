import type { ReactNode } from 'react';
import { MediaView } from '#renderer/ui/call/MediaView.tsx';
import { VoiceRing } from '#renderer/ui/call/VoiceRing.tsx';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { MicrophoneOffIcon, ResumeIcon, VideoOffIcon } from '#renderer/ui/icons/icons.tsx';
import { clock } from '#renderer/ui/i18n/clock.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { cx } from '#renderer/ui/theme/cx.ts';
import { useCall, useNow } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import { CallNotices } from './CallNotices.tsx';
import { MoodOnStage } from './MoodOnStage.tsx';
import { useSecondsLeft } from './LineDown.tsx';
import styles from './Stage.module.css';

/** The customer's picture or a ring that follows their voice; states and troubles lie over it. */
export function Stage(): ReactNode {
  const t = useText();
  const name = useCall((call) => call.customerName);
  const stream = useCall((call) => call.remoteStream);
  const cameraOn = useCall((call) => call.customerCameraOn && !call.customerPicturePaused);
  return (
    <section className={styles['stage']} aria-label={t('stage.video', { name })}>
      {cameraOn && stream !== null ? (
        <MediaView stream={stream} label={t('stage.video', { name })} />
      ) : (
        <CustomerVoice />
      )}
      <Veil />
      <SelfView />
      <div className={styles['corner']}>
        <Pills />
        <MoodOnStage />
      </div>
      <CallNotices />
    </section>
  );
}

function CustomerVoice(): ReactNode {
  const t = useText();
  const name = useCall((call) => call.customerName);
  const speaking = useCall((call) => call.talk.speaking.customer);
  const level = useCall((call) => call.talk.activity.customer.at(-1) ?? 0);
  const paused = useCall((call) => call.customerCameraOn && call.customerPicturePaused);
  return (
    <div className={styles['voice']}>
      <VoiceRing
        name={name}
        level={level}
        speaking={speaking}
        words={t(speaking ? 'stage.speaking' : 'stage.quiet', { name })}
      />
      {paused && <output>{t('line.paused.theirs', { name })}</output>}
    </div>
  );
}

/** What goes on with the line, in words, while there is nothing to see or hear. */
function Veil(): ReactNode {
  const t = useText();
  const phase = useCall((call) => call.phase);
  const name = useCall((call) => call.customerName);
  const held = useCall((call) => call.heldSince !== null);
  const relayMissing = useCall((call) => call.relayMissing);
  if (phase === 'live') return held ? <OnHold /> : null;
  // Said in the place of cues: the customer's last picture stays in sight.
  if (phase === 'reconnecting') return null;
  return (
    <div className={styles['veil']}>
      {phase === 'customerAway' ? (
        <>
          <p className={styles['veilTitle']}>{t('stage.away', { name })}</p>
          <AwayCountdown />
        </>
      ) : (
        <>
          <p className={styles['veilTitle']}>{t(`stage.${phase}`, { name })}</p>
          {/* What is wrong then is said above. */}
          {(phase === 'ending' || !relayMissing) && <p>{t(`stage.${phase}Body`)}</p>}
        </>
      )}
    </div>
  );
}

/** Nobody hears the other: said so that it cannot be missed, with the way back. */
function OnHold(): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const name = useCall((call) => call.customerName);
  const heldSince = useCall((call) => call.heldSince);
  const muted = useCall((call) => call.muted);
  const now = useNow(500);
  return (
    <div className={styles['veil']}>
      <p className={cx(styles, 'veilTitle', 'time')} role="timer">
        {t('stage.held', { time: clock(now - (heldSince ?? now)) })}
      </p>
      <p>{t('stage.heldBody', { name })}</p>
      {muted && <p>{t('stage.heldMuted')}</p>}
      <Button
        kind="primary"
        size="large"
        icon={<ResumeIcon size={20} />}
        onPress={() => actions.setHeld(false)}
      >
        {t('control.resume')}
      </Button>
    </div>
  );
}

function AwayCountdown(): ReactNode {
  const t = useText();
  const seconds = useSecondsLeft();
  return <p>{t('stage.awayBody', { seconds })}</p>;
}

function Pills(): ReactNode {
  const t = useText();
  const name = useCall((call) => call.customerName);
  const muted = useCall((call) => call.muted);
  const customerMuted = useCall((call) => call.customerMuted);
  const held = useCall((call) => call.heldSince !== null);
  if (held) return null;
  return (
    <output className={styles['pills']}>
      {muted && (
        <span className={cx(styles, 'pill', 'attention')}>
          <MicrophoneOffIcon size={14} />
          {t('control.mutedNote')}
        </span>
      )}
      {customerMuted && (
        <span className={styles['pill']}>
          <MicrophoneOffIcon size={14} />
          {t('stage.muted', { name })}
        </span>
      )}
    </output>
  );
}

function SelfView(): ReactNode {
  const t = useText();
  const stream = useCall((call) => call.localStream);
  const cameraOn = useCall((call) => call.cameraOn && !call.picturePaused);
  const paused = useCall((call) => call.cameraOn && call.picturePaused);
  // Seeing oneself would say that one is seen.
  const held = useCall((call) => call.heldSince !== null);
  if (held) return null;
  return (
    <div className={styles['self']}>
      {cameraOn && stream !== null ? (
        <div className={styles['selfPicture']}>
          <MediaView stream={stream} label={t('stage.self')} mirrored fit="cover" />
        </div>
      ) : (
        <span className={styles['pill']}>
          <VideoOffIcon size={14} />
          {t(paused ? 'line.paused.short' : 'stage.selfOff')}
        </span>
      )}
    </div>
  );
}
