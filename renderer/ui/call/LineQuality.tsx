import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { LineCause, LineQuality as Quality } from '#shared/model/lineQuality.ts';
import { Button } from '../controls/Button.tsx';
import { Hidden } from '../controls/Hidden.tsx';
import { PopoverDialog } from '../feedback/PopoverDialog.tsx';
import { CheckIcon, ProblemIcon, VideoOffIcon, WarningIcon } from '../icons/icons.tsx';
import { useText } from '../i18n/useText.ts';
import { cx } from '../theme/cx.ts';
import styles from './LineQuality.module.css';

const icons = { good: CheckIcon, weak: WarningIcon, poor: ProblemIcon } as const;

/** Where less picture of one's own leaves more room for sound: also a shared Wi-Fi's way back. */
const cameraHelps: readonly LineCause[] = ['lossOut', 'lowBitrate', 'delay', 'lossIn', 'jitter'];

/**
 * How the line is, in a word with an icon, as wide whatever it says; a change is read out. A line
 * that is not good is a button that tells why and what to do.
 */
export function LineQuality(props: {
  readonly quality: Quality;
  readonly name: string;
  /** The camera is on, and its picture is sent. */
  readonly sendsPicture: boolean;
  readonly picturePaused: boolean;
  readonly onCameraOff: () => void;
}): ReactNode {
  const t = useText();
  const { level, causes } = props.quality;
  const Icon = icons[level];
  const face = (
    <>
      <Icon size={16} />
      {t(`line.${level}`)}
    </>
  );
  // Who does not see the call has to hear, too, that there is one.
  const connected = <Hidden>{t('call.state.live')}</Hidden>;
  if (level === 'good') {
    return (
      <output className={styles['line']}>
        {connected}
        {face}
      </output>
    );
  }
  return (
    <output className={styles['line']}>
      {connected}
      <PopoverDialog
        title={t('line.title', { level })}
        closeLabel={t('line.close')}
        below
        trigger={
          <AriaButton className={cx(styles, 'trouble', level)} aria-haspopup="dialog">
            {face}
          </AriaButton>
        }
      >
        {(close) => (
          <div className={styles['why']}>
            <Causes causes={causes} name={props.name} />
            {props.picturePaused && <p>{t('line.paused')}</p>}
            {props.sendsPicture && causes.some((cause) => cameraHelps.includes(cause)) && (
              <>
                <p>{t('line.do.camera')}</p>
                <div>
                  <Button
                    size="small"
                    icon={<VideoOffIcon size={16} />}
                    onPress={() => {
                      close();
                      props.onCameraOff();
                    }}
                  >
                    {t('control.cameraOff')}
                  </Button>
                </div>
              </>
            )}
          </div>
        )}
      </PopoverDialog>
    </output>
  );
}

/** The two gravest, each with what to do: more would be a list to study. */
function Causes(props: {
  readonly causes: readonly LineCause[];
  readonly name: string;
}): ReactNode {
  const t = useText();
  const { name } = props;
  return props.causes.slice(0, 2).map((cause) => (
    <p key={cause}>
      <strong>{t(`line.about.${cause}`, { name })}</strong> {t(`line.do.${cause}`, { name })}
    </p>
  ));
}
