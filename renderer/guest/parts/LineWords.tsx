import type { ReactNode } from 'react';
import type { EpochMs } from '#shared/lib/units.ts';
import type { LineCause } from '#shared/model/lineQuality.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { CheckIcon, ClockIcon, WarningIcon } from '#renderer/ui/icons/icons.tsx';
import type { MessageId } from '../i18n/en.ts';
import { useWords } from '../i18n/useWords.ts';
import { useShown } from '../page/context.ts';
import type { LiveCall } from '../page/state.ts';
import { useNow } from './Elapsed.tsx';
import { Note } from './Note.tsx';
import styles from './LineWords.module.css';

const icons = {
  connecting: ClockIcon,
  good: CheckIcon,
  weak: WarningIcon,
  poor: WarningIcon,
  interrupted: WarningIcon,
} as const;

/** There is a cause to tell, and something to be done about it. */
function hasHelp({ line, causes, held }: LiveCall): boolean {
  return (line === 'weak' || line === 'poor') && causes.length > 0 && !held;
}

/**
 * The connection in words; where it is weak, a press tells why. Its place has the height of the
 * longest words, so that nothing moves when they change.
 */
export function LineWords(props: {
  readonly call: LiveCall;
  readonly agent: string;
  readonly asking: boolean;
  readonly onAsking: (asking: boolean) => void;
}): ReactNode {
  const t = useWords();
  const { call, agent, asking, onAsking } = props;
  const Icon = icons[call.line];
  const words = t(`call.line.${call.line}`, { agent });
  return (
    <div className={styles['place']}>
      <output className={styles['line']}>
        {hasHelp(call) ? (
          <Button
            kind="quiet"
            size="small"
            icon={<Icon size={16} />}
            aria-expanded={asking}
            onPress={() => onAsking(!asking)}
          >
            {words}
          </Button>
        ) : (
          <>
            <Icon size={16} />
            {words}
          </>
        )}
      </output>
      {call.line === 'interrupted' && (
        <>
          {' '}
          <Left giveUpAt={call.giveUpAt} /> {t('call.line.unheard')}
        </>
      )}
    </div>
  );
}

/** For how long it is tried; not read out, second by second. */
function Left(props: { readonly giveUpAt: EpochMs | null }): ReactNode {
  const t = useWords();
  const now = useNow();
  if (props.giveUpAt === null) return null;
  const seconds = Math.max(0, Math.ceil((props.giveUpAt - now) / 1000));
  return (
    <span className={styles['left']} role="timer">
      {t('call.line.left', { seconds })}
    </span>
  );
}

const about: Readonly<Record<LineCause, MessageId>> = {
  nothingIn: 'call.line.about.in',
  nothingOut: 'call.line.about.out',
  lossIn: 'call.line.about.in',
  lossOut: 'call.line.about.out',
  delay: 'call.line.about.delay',
  lowBitrate: 'call.line.about.out',
  jitter: 'call.line.about.in',
  frozen: 'call.line.about.frozen',
};

/** What is wrong with the connection, and what helps. */
export function LineHelp(props: { readonly call: LiveCall; readonly agent: string }): ReactNode {
  const t = useWords();
  const cameraOn = useShown(({ media }) => media.camera.state === 'on');
  const { call, agent } = props;
  const [cause] = call.causes;
  if (!hasHelp(call) || cause === undefined) return null;
  const sends = cameraOn && !call.picturePaused;
  // The button that stops the camera is in sight, just below.
  return (
    <Note title={t(about[cause], { agent })}>
      {t(sends ? 'call.line.help.camera' : 'call.line.help')}
    </Note>
  );
}
