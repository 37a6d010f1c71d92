import type { ReactNode } from 'react';
import { CheckIcon, ProblemIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { cx } from '#renderer/ui/theme/cx.ts';
import { useApp, useDesk } from '../desk/hooks.ts';
import { CopyButton } from '../home/CopyButton.tsx';
import { useDiagnostics } from './useDiagnostics.ts';
import styles from './Diagnostics.module.css';

/**
 * How the listening of the running call does, in words and numbers. The copy names the app and the
 * machine's kind, and nobody.
 */
export function Diagnostics(): ReactNode {
  const t = useText();
  const info = useApp((app) => app.info);
  const inCall = useDesk((desk) => desk.call !== null);
  const found = useDiagnostics();
  if (found === null) {
    const words = t(inCall ? 'diagnostics.notListening' : 'diagnostics.noCall');
    return <p className={styles['quiet']}>{words}</p>;
  }
  const text = [
    `Hearback ${info.version}, ${info.runtime}, ${info.platform}`,
    found.verdict,
    ...found.rows.map(({ name, value }) => `${name}: ${value}`),
  ].join('\n');
  const Icon = found.keepsUp ? CheckIcon : ProblemIcon;
  return (
    <div className={styles['diagnostics']}>
      <p className={cx(styles, 'verdict', !found.keepsUp && 'behind')}>
        <Icon size={18} />
        {found.verdict}
      </p>
      <dl className={styles['rows']}>
        {found.rows.map(({ id, name, value }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles['foot']}>
        <CopyButton
          text={text}
          words={{ copy: t('diagnostics.copy'), failed: t('diagnostics.copyFailed') }}
        />
      </div>
    </div>
  );
}
