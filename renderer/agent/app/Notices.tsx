import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { ReminderBanner } from '../commitments/ReminderBanner.tsx';
import { useApp, useDesk } from '../desk/hooks.ts';
import { useNav } from '../desk/nav.ts';
import { isSignedIn } from '../settings/team/draft.ts';
import { useServices } from '../desk/services.ts';
import type { Notice } from '#renderer/session/index.ts';
import styles from './Notices.module.css';
import { useDismissed } from './dismissed.ts';

/** What the agent should know about the app, in words, until it is dismissed or over. */
export function Notices(): ReactNode {
  const t = useText();
  const { go } = useNav();
  return (
    <section className={styles['notices']} aria-label={t('notice.region')}>
      <HubBanner />
      <ReminderBanner />
      <OpenNotices onShowPastCalls={() => go({ name: 'history', callId: null })} />
    </section>
  );
}

/** The same before the desk exists: why an app that was in use asks for a name again, above all. */
export function FirstNotices(): ReactNode {
  const t = useText();
  return (
    <section className={styles['notices']} aria-label={t('notice.region')}>
      <OpenNotices onShowPastCalls={null} isWanted={({ code }) => aboutRecords.has(code)} />
    </section>
  );
}

/** Everything else can wait until the agent has a name. */
const aboutRecords: ReadonlySet<Notice['code']> = new Set([
  'databaseKeptAside',
  'databaseNewer',
  'databaseUnreadable',
  'diskFull',
]);

function OpenNotices(props: {
  readonly onShowPastCalls: (() => void) | null;
  readonly isWanted?: (notice: Notice) => boolean;
}): ReactNode {
  const notices = useDesk((desk) => desk.notices);
  const { isDismissed, dismiss } = useDismissed();
  const { isWanted = () => true } = props;
  return notices
    .filter((notice) => isWanted(notice) && !isDismissed(keyOf(notice)))
    .map((notice) => (
      <NoticeBanner
        key={keyOf(notice)}
        notice={notice}
        onDismiss={() => dismiss(keyOf(notice))}
        onShowPastCalls={props.onShowPastCalls}
      />
    ));
}

function keyOf(notice: Notice): string {
  return `${notice.code} ${notice.detail ?? ''}`;
}

function NoticeBanner(props: {
  readonly notice: Notice;
  readonly onDismiss: () => void;
  readonly onShowPastCalls: (() => void) | null;
}): ReactNode {
  const t = useText();
  const { code, detail } = props.notice;
  const show = props.onShowPastCalls;
  const recovered = code === 'callsRecovered';
  return (
    <Banner
      tone={recovered ? 'good' : 'attention'}
      title={t(`notice.${code}`, { count: Number(detail ?? 1) })}
      onDismiss={props.onDismiss}
      dismissLabel={t('common.dismiss')}
      {...(recovered && show !== null
        ? {
            actions: (
              <Button size="small" onPress={show}>
                {t('notice.showPastCalls')}
              </Button>
            ),
          }
        : {})}
    >
      {t(`notice.${code}Body`, { file: detail ?? 'none' })}
    </Banner>
  );
}

function HubBanner(): ReactNode {
  const t = useText();
  const { retryHub } = useServices();
  const { go } = useNav();
  const hub = useApp((app) => app.hub);
  const connection = useDesk((desk) => desk.hubConnection);
  const signedIn = useApp(({ settings }) => isSignedIn(settings.hub));
  const ended =
    signedIn && (hub.state === 'failed' ? hub.code === 'unauthorised' : connection === 'refused');
  if (ended) return <SignInEnded />;
  if (hub.state === 'failed') {
    return (
      <Banner
        tone="attention"
        title={t(`hub.failed.${hub.code}`)}
        actions={
          <>
            <Button size="small" kind="primary" onPress={() => void retryHub()}>
              {t('common.tryAgain')}
            </Button>
            <Button size="small" onPress={() => go({ name: 'settings' })}>
              {t('hub.openSettings')}
            </Button>
          </>
        }
      >
        <p>{t(`hub.failed.${hub.code}Fix`)}</p>
        {hub.detail !== '' && <p className={styles['detail']}>{hub.detail}</p>}
      </Banner>
    );
  }
  if (hub.state === 'running' && connection === 'offline') {
    return (
      <Banner tone="attention" title={t('hub.offline')}>
        {t('hub.offlineBody')}
      </Banner>
    );
  }
  if (hub.state === 'running' && connection === 'refused') {
    return (
      <Banner
        tone="attention"
        title={t('hub.refused')}
        actions={
          <Button size="small" onPress={() => go({ name: 'settings' })}>
            {t('hub.openSettings')}
          </Button>
        }
      >
        {t('hub.failed.unauthorisedFix')}
      </Banner>
    );
  }
  return null;
}

/** Whoever was signed in is not known at the hub any more; what they have here stays. */
function SignInEnded(): ReactNode {
  const t = useText();
  const { go } = useNav();
  return (
    <Banner
      tone="attention"
      title={t('hub.ended')}
      actions={
        <Button size="small" kind="primary" onPress={() => go({ name: 'settings' })}>
          {t('hub.signInAgain')}
        </Button>
      }
    >
      {t('hub.endedBody')}
    </Banner>
  );
}
