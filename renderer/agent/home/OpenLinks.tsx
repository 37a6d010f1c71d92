import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { ConfirmDialog } from '#renderer/ui/feedback/ConfirmDialog.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import type { Failure, Invite } from '#renderer/session/index.ts';
import type { Loaded } from '../desk/useLoaded.ts';
import { CopyButton } from './CopyButton.tsx';
import { useExpiry } from './useExpiry.ts';
import styles from './Home.module.css';

/** Links that wait for their customer, with a way to take each back. */
export function OpenLinks(props: {
  readonly loaded: Loaded<readonly Invite[]>;
  /** The addresses this window still knows, by invite. */
  readonly urls: Readonly<Record<string, string>>;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const expiry = useExpiry();
  const { revokeInvite } = useServices();
  const [asked, setAsked] = useState<Invite | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { loaded, urls, onChanged } = props;
  const revoke = async (invite: Invite): Promise<void> => {
    setAsked(null);
    const result = await revokeInvite(invite.inviteId);
    setFailure(result.ok ? null : result.error);
    onChanged();
  };
  return (
    <section className={styles['card']}>
      <h2>{t('home.openLinks')}</h2>
      {failure !== null && (
        <Banner tone="attention" announce="alert" title={t('home.revokeFailed')}>
          {t(`failure.${failure.code}`)}
        </Banner>
      )}
      {loaded.state === 'failed' && (
        <div className={styles['row']}>
          <p className={styles['quiet']}>{t('home.openLinksFailed')}</p>
          <Button size="small" onPress={onChanged}>
            {t('common.tryAgain')}
          </Button>
        </div>
      )}
      {loaded.state === 'ready' && loaded.value.length === 0 && (
        <p className={styles['quiet']}>{t('home.noOpenLinks')}</p>
      )}
      {loaded.state === 'ready' && loaded.value.length > 0 && (
        <ul className={styles['links']}>
          {loaded.value.map((invite) => {
            const { inviteId, customerName: name } = invite;
            const url = urls[inviteId];
            return (
              <li key={inviteId}>
                <span className={styles['linkWho']}>
                  <span className={styles['linkName']}>{name}</span>
                  <span className={styles['quiet']}>{expiry(invite.expiresAt, 'home.until')}</span>
                </span>
                {url !== undefined && (
                  <CopyButton small text={url} label={t('home.copyFor', { name })} />
                )}
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('home.revokeFor', { name })}
                  onPress={() => setAsked(invite)}
                >
                  {t('home.revoke')}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <ConfirmDialog
        isOpen={asked !== null}
        kind="danger"
        title={t('home.revokeTitle', { name: asked?.customerName ?? '' })}
        confirmLabel={t('home.revokeConfirm')}
        cancelLabel={t('home.revokeCancel')}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked !== null) void revoke(asked);
        }}
      >
        {t('home.revokeBody')}
      </ConfirmDialog>
    </section>
  );
}
