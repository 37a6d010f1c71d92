import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { AddIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp } from '../desk/hooks.ts';
import type { Invite } from '#renderer/session/index.ts';
import { CopyButton } from './CopyButton.tsx';
import { useExpiry } from './useExpiry.ts';
import styles from './Home.module.css';

/** A link that was just made: copy it, know how long it lasts. */
export function LinkReady(props: {
  readonly invite: Invite;
  readonly onAnother: () => void;
}): ReactNode {
  const t = useText();
  const expiry = useExpiry();
  const { invite } = props;
  const localOnly = useApp((app) => app.hub.state === 'running' && app.hub.localOnly);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className={styles['card']}>
      <h2 ref={heading} tabIndex={-1}>
        {t('home.linkFor', { name: invite.customerName })}
      </h2>
      <TextField label={t('home.link')} value={invite.url ?? ''} isReadOnly />
      <p className={styles['quiet']}>{expiry(invite.expiresAt, 'home.expires')}</p>
      <div className={styles['row']}>
        <CopyButton text={invite.url ?? ''} kind="primary" />
        <Button icon={<AddIcon size={16} />} onPress={props.onAnother}>
          {t('home.another')}
        </Button>
      </div>
      {localOnly && (
        <Banner announce="off" title={t('home.localOnlyTitle')}>
          {t('home.localOnly')}
        </Banner>
      )}
    </section>
  );
}
