import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { BackIcon } from '#renderer/ui/icons/icons.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp } from '../../desk/hooks.ts';
import { useServices } from '../../desk/services.ts';
import styles from '../Settings.module.css';
import { AccountForm } from './AccountForm.tsx';
import { Elsewhere } from './Elsewhere.tsx';
import type { WayIn } from './wayIn.ts';

/** The small form for what was found: sign in, accept an invitation, or make the first account. */
export function ComeIn(props: {
  readonly found: WayIn;
  /** The person just asked for it. */
  readonly takesFocus: boolean;
  readonly onBack: () => void;
}): ReactNode {
  const t = useText();
  const { found } = props;
  return (
    <div className={styles['fields']}>
      {!found.secure && (
        <Banner tone="attention" announce="off" title={t('team.open')}>
          {t('team.openBody')}
        </Banner>
      )}
      <FittingForm found={found} takesFocus={props.takesFocus} />
      <div className={styles['row']}>
        <Button size="small" kind="quiet" icon={<BackIcon size={16} />} onPress={props.onBack}>
          {t('team.other')}
        </Button>
      </div>
    </div>
  );
}

function FittingForm(props: { readonly found: WayIn; readonly takesFocus: boolean }): ReactNode {
  const t = useText();
  const { list } = useFormat();
  const { account } = useServices();
  const ownName = useApp((app) => app.settings.agentName) ?? '';
  const { found, takesFocus } = props;
  const { origin } = found;
  if (found.is === 'start') {
    return (
      <>
        <h3>{t('team.startAt', { origin })}</h3>
        <p className={styles['quiet']}>{t('team.startBody')}</p>
        <AccountForm
          fields={['name', 'email', 'password', 'team']}
          known={{ name: ownName }}
          isNew
          takesFocus={takesFocus}
          submitLabel={t('team.start')}
          onSubmit={(draft) => account.start({ origin, token: found.token, ...draft })}
        />
      </>
    );
  }
  if (found.is === 'invitation' && found.view.state === 'open') {
    const { name, email, teams } = found.view;
    return (
      <>
        <h3>{t('team.joinAt', { origin })}</h3>
        {teams.length > 0 && (
          <p className={styles['quiet']}>{t('team.joinTeams', { teams: list(teams) })}</p>
        )}
        <AccountForm
          fields={['name', 'email', 'password']}
          known={{ name: name || ownName, email }}
          isNew
          takesFocus={takesFocus}
          submitLabel={t('team.join')}
          onSubmit={({ team: _none, ...draft }) =>
            account.join({ origin, token: found.token, ...draft })
          }
        />
        {found.ways.openId !== null && (
          <Elsewhere origin={origin} name={found.ways.openId} invitation={found.token} />
        )}
      </>
    );
  }
  return (
    <>
      <h3>{t('team.signInAt', { origin })}</h3>
      <AccountForm
        fields={['email', 'password']}
        isNew={false}
        takesFocus={takesFocus}
        submitLabel={t('team.signIn')}
        onSubmit={({ email, password }) => account.signIn({ origin, email, password })}
      />
      {found.is === 'hub' && found.ways.openId !== null && (
        <Elsewhere origin={origin} name={found.ways.openId} invitation={null} />
      )}
    </>
  );
}
