import type { ReactNode } from 'react';
import { Kbd } from '#renderer/ui/controls/Kbd.tsx';
import { Dialog } from '#renderer/ui/feedback/Dialog.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './ShortcutsDialog.module.css';

/** All keys, by where they work. */
export function ShortcutsDialog(props: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText();
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={t('shortcuts.title')}>
      <Group
        title={t('shortcuts.inCall')}
        keys={[
          ['M', t('shortcuts.mute')],
          ['V', t('shortcuts.camera')],
          ['H', t('shortcuts.hold')],
          ['/', t('shortcuts.facts')],
          ['1–3', t('shortcuts.said')],
          ['S', t('shortcuts.search')],
          ['Ctrl+K', t('shortcuts.search')],
          ['T', t('shortcuts.asText')],
          ['Y', t('shortcuts.copyPrompt')],
          ['F', t('shortcuts.pinPrompt')],
          ['U', t('shortcuts.promptNotUseful')],
          ['C', t('shortcuts.chat')],
          ['L', t('shortcuts.largeType')],
          ['P', t('shortcuts.panel')],
          ['D', t('shortcuts.detach')],
          ['N', t('shortcuts.notUseful')],
          ['Ctrl+E', t('shortcuts.end')],
        ]}
      />
      <Group
        title={t('shortcuts.ring')}
        keys={[
          ['Enter', t('shortcuts.answer')],
          ['Esc', t('shortcuts.decline')],
        ]}
      />
      <Group
        title={t('shortcuts.anywhere')}
        keys={[
          ['Ctrl+1', t('shortcuts.place', { place: t('place.call') })],
          ['Ctrl+2', t('shortcuts.place', { place: t('place.history') })],
          ['Ctrl+3', t('shortcuts.place', { place: t('place.settings') })],
          ['Ctrl+4', t('shortcuts.place', { place: t('place.commitments') })],
          ['Ctrl+5', t('shortcuts.place', { place: t('place.templates') })],
          ['?', t('shortcuts.help')],
        ]}
      />
      <p className={styles['note']}>{t('shortcuts.note')}</p>
    </Dialog>
  );
}

function Group(props: {
  readonly title: string;
  readonly keys: readonly (readonly [string, string])[];
}): ReactNode {
  return (
    <section className={styles['group']}>
      <h3>{props.title}</h3>
      <dl>
        {props.keys.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              <Kbd keys={keys} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
