import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CueTone } from '#shared/model/cue.ts';
import { Button } from '../controls/Button.tsx';
import { Hidden } from '../controls/Hidden.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { Kbd } from '../controls/Kbd.tsx';
import { CloseIcon, CueIcon, GiveRoomIcon, NotUsefulIcon, WentWellIcon } from '../icons/icons.tsx';
import { useText } from '../i18n/useText.ts';
import { cx } from '../theme/cx.ts';
import styles from './CueLine.module.css';

export interface ShownCue {
  /** Unique within the call: the same words again are said again. */
  readonly id: number;
  readonly tone: CueTone;
  readonly words: string;
}

/** Each tone has an icon and a word of its own, so that colour is never the only difference. */
const icons = {
  hint: CueIcon,
  strong: GiveRoomIcon,
  praise: WentWellIcon,
} as const satisfies Record<CueTone, unknown>;

/**
 * The place of the live hint. It keeps its height with and without a cue, so that nothing moves
 * under the pointer, and it is read out politely.
 */
export function CueLine(props: {
  readonly cue: ShownCue | null;
  readonly onDismiss: () => void;
  readonly onNotUseful: () => void;
  /** Stands in the same place while there is no cue. */
  readonly question?: ReactNode;
}): ReactNode {
  const t = useText();
  const { cue } = props;
  // The last words stay while they fade.
  const [last, setLast] = useState(cue);
  if (cue !== null && cue !== last) setLast(cue);
  const shown = cue ?? last;
  const tone = shown?.tone ?? 'hint';
  const Icon = icons[tone];
  return (
    <section className={styles['line']} aria-label={t('cue.region')}>
      {/* Always there, never inert: what appears together with its region is not read out. */}
      <Hidden>
        <span aria-live="polite">
          {cue !== null && (
            <span key={cue.id}>
              {t(`cue.tone.${cue.tone}`)} {cue.words}
            </span>
          )}
        </span>
      </Hidden>
      <div className={cx(styles, 'cue', tone, cue === null && 'gone')} inert={cue === null}>
        <Icon size={20} className={styles['icon']} />
        <p className={styles['words']} aria-hidden="true">
          {shown !== null && (
            <>
              <strong className={styles['tone']}>{t(`cue.tone.${tone}`)}</strong> {shown.words}
            </>
          )}
        </p>
        <Button
          kind="quiet"
          size="small"
          icon={<NotUsefulIcon size={16} />}
          aria-keyshortcuts="N"
          onPress={props.onNotUseful}
        >
          {t('cue.notUseful')}
          <span className={styles['key']} aria-hidden="true">
            <Kbd keys="N" />
          </span>
        </Button>
        <IconButton
          icon={<CloseIcon size={16} />}
          label={t('cue.dismiss')}
          size="small"
          onPress={props.onDismiss}
        />
      </div>
      {cue === null && props.question}
    </section>
  );
}
