import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDismissed } from '../app/dismissed.ts';
import { chooseCamera, chooseMicrophone } from '../desk/chooseDevice.ts';
import { useCall, useDesk } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import styles from './CallNotices.module.css';

const SHOWN_NOTICES = 2;

/** Troubles in the call, over the picture, so that nothing else moves. */
export function CallNotices(): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const { isDismissed, dismiss } = useDismissed();
  const name = useCall((call) => call.customerName);
  const microphone = useCall((call) => call.microphoneProblem);
  const camera = useCall((call) => call.cameraProblem);
  const noRelay = useCall(
    ({ relayMissing, phase }) =>
      relayMissing && (phase === 'connecting' || phase === 'reconnecting'),
  );
  const sensing = useCall((call) => call.sensing.state);
  const callId = useCall((call) => call.callId);
  const ringing = useDesk((desk) => desk.ringing);
  const hubAway = useDesk((desk) => desk.hubConnection !== 'online');
  const diskFull = useDesk((desk) => desk.notices.some((notice) => notice.code === 'diskFull'));
  const defaultButton = (choose: () => void): ReactNode => (
    <Button size="small" onPress={choose}>
      {t('device.useDefault')}
    </Button>
  );
  const once = (
    what: string,
  ): { readonly onDismiss: () => void; readonly dismissLabel: string } => ({
    onDismiss: () => dismiss(`${callId} ${what}`),
    dismissLabel: t('common.dismiss'),
  });
  const open = (what: string): boolean => !isDismissed(`${callId} ${what}`);
  // Most pressing first. More than two at once would cover the customer's face; the rest follow as
  // these are settled or put away.
  const banners = [
    noRelay && (
      <Banner key="relay" tone="attention" announce="alert" title={t('line.noRelay')}>
        {t('line.noRelayBody', { name })}
      </Banner>
    ),
    microphone !== null && (
      <Banner
        key="microphone"
        tone="attention"
        announce="alert"
        title={t(`device.microphone.${microphone}`)}
        actions={defaultButton(() => chooseMicrophone(actions, null))}
      >
        {t(`device.microphone.${microphone}Body`, { name })}
      </Banner>
    ),
    ...ringing.map(
      (waiting) =>
        open(`ring ${waiting.callId}`) && (
          <Banner
            key={waiting.callId}
            title={t('ring.duringCall', { name: waiting.customerName })}
            {...once(`ring ${waiting.callId}`)}
          />
        ),
    ),
    camera !== null && open(`camera ${camera}`) && (
      <Banner
        key="camera"
        tone="attention"
        title={t(`device.camera.${camera}`)}
        actions={defaultButton(() => chooseCamera(actions, null))}
        {...once(`camera ${camera}`)}
      >
        {t(`device.camera.${camera}Body`)}
      </Banner>
    ),
    diskFull && open('diskFull') && (
      <Banner key="disk" tone="attention" title={t('notice.diskFull')} {...once('diskFull')}>
        {t('notice.diskFullBody')}
      </Banner>
    ),
    sensing === 'failed' && open('sensing') && (
      <Banner key="sensing" tone="attention" title={t('sensing.failed')} {...once('sensing')}>
        {t('sensing.failedBody')}
      </Banner>
    ),
    hubAway && open('hub') && <Banner key="hub" title={t('hub.offlineInCall')} {...once('hub')} />,
  ].filter((banner) => banner !== false);
  return <div className={styles['notices']}>{banners.slice(0, SHOWN_NOTICES)}</div>;
}
