import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDismissed } from '../app/dismissed.ts';
import { useApp, useCall, useDesk } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import styles from './CallNotices.module.css';

/** Troubles in the call, over the picture, so that nothing else moves. */
export function CallNotices(): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const { isDismissed, dismiss } = useDismissed();
  const name = useCall((call) => call.customerName);
  const microphone = useCall((call) => call.microphoneProblem);
  const camera = useCall((call) => call.cameraProblem);
  const sensing = useCall((call) => call.sensing.state);
  const callId = useCall((call) => call.callId);
  const ringing = useDesk((desk) => desk.ringing);
  const hubAway = useDesk((desk) => desk.hubConnection !== 'online');
  const diskFull = useApp((app) => app.notices.some((notice) => notice.code === 'diskFull'));
  const useDefault = (choose: () => Promise<void>): ReactNode => (
    <Button size="small" onPress={() => void choose()}>
      {t('device.useDefault')}
    </Button>
  );
  const once = (what: string): { readonly onDismiss: () => void; readonly dismissLabel: string } => ({
    onDismiss: () => dismiss(`${callId} ${what}`),
    dismissLabel: t('common.dismiss'),
  });
  const open = (what: string): boolean => !isDismissed(`${callId} ${what}`);
  return (
    <div className={styles['notices']}>
      {microphone !== null && (
        <Banner
          tone="attention"
          announce="alert"
          title={t(`device.microphone.${microphone}`)}
          actions={useDefault(() => actions.useMicrophone(null))}
        >
          {t(`device.microphone.${microphone}Body`, { name })}
        </Banner>
      )}
      {camera !== null && open(`camera ${camera}`) && (
        <Banner
          tone="attention"
          title={t(`device.camera.${camera}`)}
          actions={useDefault(() => actions.useCamera(null))}
          {...once(`camera ${camera}`)}
        >
          {t(`device.camera.${camera}Body`)}
        </Banner>
      )}
      {diskFull && open('diskFull') && (
        <Banner tone="attention" title={t('notice.diskFull')} {...once('diskFull')}>
          {t('notice.diskFullBody')}
        </Banner>
      )}
      {sensing === 'failed' && open('sensing') && (
        <Banner tone="attention" title={t('talk.failed')} {...once('sensing')}>
          {t('talk.failedBody')}
        </Banner>
      )}
      {hubAway && open('hub') && <Banner title={t('hub.offlineInCall')} {...once('hub')} />}
      {ringing
        .filter((waiting) => open(`ring ${waiting.callId}`))
        .map((waiting) => (
          <Banner
            key={waiting.callId}
            title={t('ring.duringCall', { name: waiting.customerName })}
            {...once(`ring ${waiting.callId}`)}
          />
        ))}
    </div>
  );
}
