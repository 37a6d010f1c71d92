import type { ReactNode } from 'react';
import { useState } from 'react';
import { Composer } from '#renderer/ui/chat/Composer.tsx';
import { LinkWords, MessageList } from '#renderer/ui/chat/MessageList.tsx';
import { Hidden } from '#renderer/ui/controls/Hidden.tsx';
import { useWords } from '../i18n/useWords.ts';
import { usePage, useShown } from '../page/context.ts';
import styles from './ChatPanel.module.css';

/** How many of the other side's messages came since the chat was last open. */
export function useUnread(open: boolean): number {
  const theirs = useShown(({ chat }) => chat.filter(({ by }) => by === 'agent').length);
  const [seen, setSeen] = useState(0);
  // Also downwards, where another call begins.
  if ((open && seen !== theirs) || seen > theirs) setSeen(theirs);
  return Math.max(0, theirs - seen);
}

/** Text in the call; while it is closed, a new message is read out to those who listen. */
export function ChatPanel(props: { readonly open: boolean; readonly agent: string }): ReactNode {
  const { open, agent } = props;
  const t = useWords();
  const { actions } = usePage();
  const chat = useShown((shown) => shown.chat);
  const [draft, setDraft] = useState('');
  const [tooMuch, setTooMuch] = useState(false);
  const last = chat.findLast(({ by }) => by === 'agent');
  if (!open) {
    return (
      <output className={styles['quiet']}>
        {last !== undefined && <Hidden>{t('chat.wrote', { agent, text: last.text })}</Hidden>}
      </output>
    );
  }
  const send = (): void => {
    if (draft.trim() === '') return;
    const taken = actions.sendChat(draft);
    setTooMuch(!taken);
    if (taken) setDraft('');
  };
  return (
    <section className={styles['chat']} aria-label={t('chat.list')}>
      <MessageList
        label={t('chat.list')}
        empty={t('chat.empty', { agent })}
        messages={chat.map(({ chatId, by, text, arrived }) => ({
          chatId,
          own: by === 'customer',
          who: by === 'customer' ? t('chat.you') : agent,
          text,
          note: arrived ? null : t('chat.underWay'),
        }))}
        renderLink={(link) => (
          <a href={link.href} target="_blank" rel="noopener noreferrer">
            <LinkWords link={link} />
          </a>
        )}
      />
      <Composer
        label={t('chat.write', { agent })}
        sendLabel={t('chat.send')}
        value={draft}
        onChange={setDraft}
        onSend={send}
      />
      <output className={styles['quiet']}>{tooMuch && t('chat.tooMuch')}</output>
    </section>
  );
}
