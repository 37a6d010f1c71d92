import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Invitation } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ConfirmDialog } from '#renderer/ui/feedback/ConfirmDialog.tsx';
import { AddIcon } from '#renderer/ui/icons/icons.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import styles from './People.module.css';
import { Marks } from './PeopleList.tsx';
import { usePlaceWords } from './placeWords.ts';
import { useAsking } from './useAsking.ts';
import type { Managed } from './useManaged.ts';

/** Invitations that nobody has used yet, with a way to take each back. */
export function InvitationList(props: {
  readonly managed: Managed;
  readonly onNew: () => void;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const { date, time } = useFormat();
  const { admin } = useServices();
  const { onChanged } = props;
  const { invitations, teams } = props.managed;
  const places = usePlaceWords(teams);
  const [asked, setAsked] = useState<Invitation | null>(null);
  const { problem, ask } = useAsking();
  const newButton = useRef<HTMLButtonElement>(null);
  const revoked = useRef<string | null>(null);
  useEffect(() => {
    const id = revoked.current;
    if (id === null || invitations.some(({ invitationId }) => invitationId === id)) return;
    revoked.current = null;
    // The focus was on the line that has gone.
    if (document.activeElement === document.body) newButton.current?.focus();
  }, [invitations]);
  const nameOf = ({ name, email }: Invitation): string => name || email || t('invitations.unnamed');
  const revoke = async (): Promise<void> => {
    setAsked(null);
    if (asked === null) return;
    await ask(() => admin.revokeInvitation(asked.invitationId));
    revoked.current = asked.invitationId;
    // Where it is not open any more, the list tells what is.
    onChanged();
  };
  return (
    <div className={styles['part']}>
      <div className={styles['row']}>
        <Button ref={newButton} kind="primary" icon={<AddIcon size={16} />} onPress={props.onNew}>
          {t('invitations.new')}
        </Button>
      </div>
      <p className={styles['quiet']}>
        {t(invitations.length === 0 ? 'invitations.none' : 'invitations.intro')}
      </p>
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      {invitations.length > 0 && (
        <ul className={styles['list']} aria-label={t('invitations.list')}>
          {invitations.map((each) => (
            <li key={each.invitationId} className={styles['line']}>
              <span className={styles['words']}>
                <span className={styles['name']}>{nameOf(each)}</span>
                {each.name !== '' && each.email !== '' && (
                  <span className={styles['quiet']}>{each.email}</span>
                )}
                <span className={styles['quiet']}>{places(each.memberships)}</span>
                <span className={styles['quiet']}>
                  {t('invitations.until', {
                    date: date(each.expiresAt),
                    time: time(each.expiresAt),
                  })}
                </span>
              </span>
              <Marks person={each} />
              <Button
                size="small"
                kind="quiet"
                aria-label={t('invitations.revokeNamed', { name: nameOf(each) })}
                onPress={() => setAsked(each)}
              >
                {t('invitations.revoke')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        isOpen={asked !== null}
        kind="danger"
        title={t('invitations.revokeTitle', { name: asked === null ? '' : nameOf(asked) })}
        confirmLabel={t('invitations.revokeConfirm')}
        cancelLabel={t('invitations.revokeCancel')}
        onConfirm={() => void revoke()}
        onCancel={() => setAsked(null)}
      >
        <p>{t('invitations.revokeBody')}</p>
      </ConfirmDialog>
    </div>
  );
}
