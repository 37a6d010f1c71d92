import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Ms } from '#shared/lib/units.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Hidden } from '#renderer/ui/controls/Hidden.tsx';
import { CheckIcon, CopyIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import styles from './Home.module.css';

/** How long "copied" stays in sight. */
const COPIED_SHOWN_MS: Ms = 4000;

/** Copies with one press and says so. */
export function CopyButton(props: {
  readonly text: string;
  readonly kind?: 'primary' | 'secondary';
  readonly small?: boolean;
  /** A name that tells it from others on the page. */
  readonly label?: string;
  /** What it says for anything but a link. */
  readonly words?: { readonly copy: string; readonly failed: string };
}): ReactNode {
  const t = useText();
  const { copy } = useServices();
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state !== 'copied') return;
    const timer = setTimeout(() => setState('idle'), COPIED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copied = state === 'copied';
  return (
    <>
      <span className={styles['copy']}>
        <Button
          wide
          kind={props.kind ?? 'secondary'}
          size={props.small === true ? 'small' : 'medium'}
          icon={copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
          onPress={() => {
            void copy(props.text).then((result) => setState(result.ok ? 'copied' : 'failed'));
          }}
          {...(props.label === undefined || copied ? {} : { 'aria-label': props.label })}
        >
          {copied ? t('home.copied') : (props.words?.copy ?? t('home.copy'))}
        </Button>
      </span>
      <output>
        {copied && <Hidden>{t('home.copied')}</Hidden>}
        {state === 'failed' && (props.words?.failed ?? t('home.copyFailed'))}
      </output>
    </>
  );
}
