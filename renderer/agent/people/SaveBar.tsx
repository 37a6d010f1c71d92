import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './People.module.css';
import type { Asking } from './useAsking.ts';

/** The button at a form's end, and how what it asked for went. */
export function SaveBar(props: { readonly asking: Asking; readonly label?: string }): ReactNode {
  const t = useText();
  const { state, problem } = props.asking;
  return (
    <>
      <div className={styles['row']}>
        <Button type="submit" kind="primary" isPending={state === 'asking'}>
          {state === 'asking' ? t('people.saving') : (props.label ?? t('people.save'))}
        </Button>
        <output>{state === 'done' && t('people.saved')}</output>
      </div>
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {t('people.notSaved', { problem })}
        </p>
      )}
    </>
  );
}
