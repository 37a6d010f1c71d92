import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { NOTE_CHARS } from '#shared/model/commitment.ts';
import { Kbd } from '#renderer/ui/controls/Kbd.tsx';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { cx } from '#renderer/ui/theme/cx.ts';
import { useCall } from '../desk/hooks.ts';
import { useKeys } from '../desk/keys.ts';
import { useServices } from '../desk/services.ts';
import { DueChips } from '../notes/DueChips.tsx';
import { ActionRow, FactRow } from '../notes/NoteRow.tsx';
import { UndoLine } from '../notes/UndoLine.tsx';
import type { Undo } from '../notes/UndoLine.tsx';
import { usePanel } from './panel/panel.ts';
import styles from './SidePanel.module.css';
import { useCapture } from './useCapture.ts';

/**
 * What the agent jots down: `/` comes here, Enter adds, Esc gives the keys back. The line above says
 * what Enter would do; the buttons write the commands for those who do not type them.
 */
export function FactInput(): ReactNode {
  const t = useText();
  const facts = useCall((call) => call.facts);
  const [line, setLine] = useState('');
  /** Enter was pressed on a line that cannot be taken; until the line changes. */
  const [refused, setRefused] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const capture = useCapture(line);
  const { reach } = usePanel();
  useKeys({ '/': () => reach(() => input.current) });
  const write = (next: string): void => {
    setLine(next);
    setRefused(false);
  };
  const command = (next: string): void => {
    write(next);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') input.current?.blur();
    // While an input method composes, Enter belongs to it.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || capture === null) return;
    if (capture.add === null) {
      setRefused(true);
      return;
    }
    capture.add();
    write('');
  };
  const recent = facts.map((fact) => fact.text).toReversed();
  return (
    <div className={styles['input']}>
      <p className={cx(styles, 'recent', refused && 'refused')} aria-live="polite">
        {capture !== null
          ? capture.words
          : recent.length > 0 && t('facts.recent', { facts: recent.join(' · ') })}
      </p>
      <div className={styles['inputRow']}>
        <TextField
          label={t('facts.label')}
          labelHidden
          placeholder={t('facts.placeholder')}
          value={line}
          onChange={write}
          maxLength={NOTE_CHARS}
          inputRef={input}
          onKeyDown={onKeyDown}
          autoComplete="off"
        />
        {line === '' && (
          <span aria-hidden="true">
            <Kbd keys="/" />
          </span>
        )}
      </div>
      <div className={styles['commands']}>
        {hasDue(line) ? (
          <DueChips onPick={(typed) => command(`${withoutDue(line)} /due ${typed}`.trim())} />
        ) : (
          <fieldset aria-label={t('capture.commands')}>
            {(['fact', 'action'] as const).map((kind) => (
              <Button
                key={kind}
                kind="quiet"
                size="small"
                onPress={() => command(`/${kind} ${withoutCommand(line)}`)}
              >
                {t(`capture.${kind}`)}
              </Button>
            ))}
            <Button
              kind="quiet"
              size="small"
              onPress={() => command(`${line.trim()} /due `.trimStart())}
            >
              {t('capture.due')}
            </Button>
          </fieldset>
        )}
      </div>
    </div>
  );
}

/** The facts and promises so far, oldest first, each to change where it stands, or to remove. */
export function FactList(): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const facts = useCall((call) => call.facts);
  const promised = useCall((call) => call.actions);
  const [last, setLast] = useState<Undo | null>(null);
  const removed = (text: string, undo: () => void): void =>
    setLast({ words: t('actions.removed', { text }), undo });
  return (
    <div className={styles['body']}>
      {facts.length + promised.length === 0 && (
        <p className={styles['quiet']}>{t('facts.empty')}</p>
      )}
      {facts.length > 0 && (
        <ul className={styles['facts']} aria-label={t('facts.list')}>
          {facts.map(({ factId, text }) => (
            <li key={factId}>
              <FactRow
                text={text}
                onChange={(next) => actions.changeFact(factId, next)}
                onRemove={() => {
                  actions.removeFact(factId);
                  removed(text, () => actions.restoreFact(factId));
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {promised.length > 0 && (
        <section>
          <h2 className={styles['heading']}>{t('actions.title')}</h2>
          <ul className={styles['facts']} aria-label={t('actions.list')}>
            {promised.map(({ actionId, text, dueAt }) => (
              <li key={actionId}>
                <ActionRow
                  text={text}
                  dueAt={dueAt}
                  onChange={(next, due) => actions.changeAction(actionId, next, due)}
                  onRemove={() => {
                    actions.removeAction(actionId);
                    removed(text, () => actions.restoreAction(actionId));
                  }}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      <UndoLine last={last} onUndone={() => setLast(null)} />
    </div>
  );
}

const due = /(^|\s)\/due(?=\s|$).*$/i;

function hasDue(line: string): boolean {
  return due.test(line);
}

function withoutDue(line: string): string {
  return line.replace(due, '').trim();
}

function withoutCommand(line: string): string {
  return line.replace(/^\s*\/(fact|action)(?=\s|$)/i, '').trim();
}
