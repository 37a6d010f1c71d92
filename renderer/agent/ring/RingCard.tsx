import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { CallId } from '#shared/model/call.ts';
import type { DeskState } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Hidden } from '#renderer/ui/controls/Hidden.tsx';
import { Kbd } from '#renderer/ui/controls/Kbd.tsx';
import {
  HangUpIcon,
  PhoneIcon,
  RingingIcon,
  VideoIcon,
  VideoOffIcon,
} from '#renderer/ui/icons/icons.tsx';
import { clock } from '#renderer/ui/i18n/clock.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { CustomerCommitments } from '../commitments/CustomerCommitments.tsx';
import { EarlierCalls } from '../history/EarlierCalls.tsx';
import { useApp, useNow } from '../desk/hooks.ts';
import { isTyping, useKeys } from '../desk/keys.ts';
import styles from './RingCard.module.css';

type Ringing = DeskState['ringing'][number];

/** One customer at the door: who, why, what was before; Enter answers, Esc declines. */
export function RingCard(props: {
  readonly ringing: Ringing;
  readonly others: readonly string[];
  readonly answering: boolean;
  readonly onAnswer: (callId: CallId, camera: boolean) => void;
  readonly onDecline: (callId: CallId) => void;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const now = useNow(1000);
  const startWithCamera = useApp((app) => app.settings.startWithCamera);
  const { ringing, answering } = props;
  const { callId, customerName: name } = ringing;
  const cameraFirst = ringing.video && startWithCamera;
  const answer = (camera: boolean): void => {
    if (!answering) props.onAnswer(callId, camera);
  };
  useKeys({ Enter: () => answer(cameraFirst), Escape: () => props.onDecline(callId) });
  const answerButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Enter must answer from wherever the focus is, except in the middle of a word.
    if (!isTyping(document.activeElement)) answerButton.current?.focus();
  }, []);

  const title = t('ring.title', { name });
  const icon = (camera: boolean): ReactNode =>
    camera ? <VideoIcon size={18} /> : <PhoneIcon size={18} />;
  return (
    <section className={styles['card']} aria-label={title}>
      <Hidden>
        <span role="alert">{title}</span>
      </Hidden>
      <header className={styles['head']}>
        <span className={styles['bell']} aria-hidden="true">
          <RingingIcon size={22} />
        </span>
        <div className={styles['who']}>
          <h2 className={styles['title']}>{title}</h2>
          <p className={styles['sub']}>
            {ringing.video ? <VideoIcon size={14} /> : <VideoOffIcon size={14} />}
            {t(ringing.video ? 'ring.video' : 'ring.voice')}
            {ringing.simulated && <span>· {t('common.simulated')}</span>}
            <span className={styles['since']}>
              · {t('ring.waiting', { time: clock(now - ringing.ringingSince) })}
            </span>
          </p>
        </div>
      </header>
      <p className={styles['issue']}>
        {ringing.issue === null ? t('ring.noIssue') : t('ring.issue', { issue: ringing.issue })}
      </p>
      <CustomerCommitments customerName={name} most={3} />
      <EarlierCalls customerName={name} most={3} />
      <div className={styles['actions']}>
        <Button
          ref={answerButton}
          kind="primary"
          size="large"
          icon={icon(cameraFirst)}
          isPending={answering}
          onPress={() => answer(cameraFirst)}
        >
          {t(cameraFirst ? 'ring.answerVideo' : 'ring.answerVoice')}
          <KeyHint keys="Enter" />
        </Button>
        <Button
          size="large"
          icon={icon(!cameraFirst)}
          isDisabled={answering}
          onPress={() => answer(!cameraFirst)}
        >
          {t(cameraFirst ? 'ring.orVoice' : 'ring.orVideo')}
        </Button>
        <span className={styles['gap']} />
        <Button
          size="large"
          kind="quiet"
          icon={<HangUpIcon size={18} />}
          isDisabled={answering}
          onPress={() => props.onDecline(callId)}
        >
          {t('ring.decline')}
          <KeyHint keys="Esc" />
        </Button>
      </div>
      {props.others.length > 0 && (
        <p className={styles['others']}>
          {t('ring.others', { count: props.others.length, names: format.list(props.others) })}
        </p>
      )}
    </section>
  );
}

/** Shown on the button, but no part of its name. */
function KeyHint(props: { readonly keys: string }): ReactNode {
  return (
    <span className={styles['key']} aria-hidden="true">
      <Kbd keys={props.keys} />
    </span>
  );
}
