import type { ReactNode } from 'react';
import type { LineQuality as Quality } from '#shared/model/lineQuality.ts';
import type { CallPhase } from '#renderer/session/index.ts';
import { LineQuality } from '#renderer/ui/call/LineQuality.tsx';
import { Hidden } from '#renderer/ui/controls/Hidden.tsx';
import {
  CheckIcon,
  ClockIcon,
  HoldIcon,
  ProblemIcon,
  VideoIcon,
  VideoOffIcon,
} from '#renderer/ui/icons/icons.tsx';
import { clock } from '#renderer/ui/i18n/clock.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { cx } from '#renderer/ui/theme/cx.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { useCall, useNow } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import styles from './TopBar.module.css';

/** Who, how long, and how the line is. */
export function TopBar(): ReactNode {
  const t = useText();
  const name = useCall((call) => call.customerName);
  const video = useCall((call) => call.customerCameraOn || call.cameraOn);
  const simulated = useCall((call) => call.simulated);
  return (
    <header className={styles['bar']}>
      <ScreenTitle className={styles['name']}>{name}</ScreenTitle>
      <CallTimer />
      <LineState />
      <span className={styles['gap']} />
      {simulated && <span className={styles['badge']}>{t('common.simulated')}</span>}
      <span className={styles['kind']}>
        {video ? <VideoIcon size={16} /> : <VideoOffIcon size={16} />}
        {t(video ? 'call.video' : 'call.voice')}
      </span>
    </header>
  );
}

/** The time since the agent answered. */
export function CallTimer(): ReactNode {
  const t = useText();
  const startedAt = useCall((call) => call.startedAt);
  const now = useNow(500);
  return (
    <span className={styles['timer']} role="timer">
      <Hidden>{t('call.elapsed')}: </Hidden>
      {clock(now - startedAt)}
    </span>
  );
}

const icons = {
  connecting: ClockIcon,
  live: CheckIcon,
  held: HoldIcon,
  reconnecting: ProblemIcon,
  customerAway: ProblemIcon,
  ending: ClockIcon,
} as const satisfies Record<CallPhase | 'held', unknown>;

function LineNow(props: { readonly quality: Quality }): ReactNode {
  const { actions } = useServices();
  const name = useCall((call) => call.customerName);
  const cameraOn = useCall((call) => call.cameraOn);
  const picturePaused = useCall((call) => call.picturePaused && call.cameraOn);
  return (
    <LineQuality
      quality={props.quality}
      name={name}
      sendsPicture={cameraOn && !picturePaused}
      picturePaused={picturePaused}
      onCameraOff={() => void actions.setCameraOn(false)}
    />
  );
}

/** The state of the line in a word with an icon; a change is read out. */
export function LineState(): ReactNode {
  const t = useText();
  // Easily forgotten, so a hold stands out like trouble does; trouble itself goes before it.
  const state = useCall((call) =>
    call.phase === 'live' && call.heldSince !== null ? 'held' : call.phase,
  );
  const name = useCall((call) => call.customerName);
  const quality = useCall((call) => call.line);
  if (state === 'live' && quality !== null) return <LineNow quality={quality} />;
  const Icon = icons[state];
  const trouble = state === 'reconnecting' || state === 'customerAway' || state === 'held';
  return (
    <output className={cx(styles, 'line', trouble && 'trouble')}>
      <Icon size={16} />
      {t(`call.state.${state}`, { name })}
    </output>
  );
}
