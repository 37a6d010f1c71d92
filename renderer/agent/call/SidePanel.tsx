import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Hidden } from '#renderer/ui/controls/Hidden.tsx';
import { Tabs } from '#renderer/ui/controls/Tabs.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCall } from '../desk/hooks.ts';
import { useKeys } from '../desk/keys.ts';
import { ChatPanel } from './ChatPanel.tsx';
import { CustomerPanel } from './CustomerPanel.tsx';
import { FactInput, FactList } from './Facts.tsx';
import { PromptList } from './PromptList.tsx';
import { usePanel } from './panel/panel.ts';
import styles from './SidePanel.module.css';

/** What to say, what was said, who it is. The field for facts is there whatever shows above it. */
export function SidePanel(): ReactNode {
  const t = useText();
  const [tab, setTab] = useState('prompts');
  const factCount = useCall((call) => call.facts.length + call.actions.length);
  const [draft, setDraft] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const { unread, last } = useUnread(tab === 'chat');
  const search = useRef<HTMLInputElement>(null);
  const { reach } = usePanel();
  const open = (wanted: 'chat' | 'prompts'): void => {
    // The field is there to take the focus only once its tab is drawn.
    flushSync(() => setTab(wanted));
    reach(() => (wanted === 'chat' ? field : search).current);
  };
  const openChat = (): void => open('chat');
  const openSearch = (): void => open('prompts');
  /** A prompt goes into the field, after what is there; sending it is the agent's own step. */
  const writeAsText = (text: string): void => {
    setDraft((before) => (before.trim() === '' ? text : `${before.trimEnd()}\n${text}`));
    openChat();
  };
  useKeys({ c: openChat, s: openSearch, 'Ctrl+k': openSearch });
  return (
    <aside className={styles['panel']} aria-label={t('prompts.panel')}>
      <div className={styles['tabs']}>
        <Tabs
          label={t('prompts.panel')}
          selected={tab}
          onSelect={setTab}
          items={[
            {
              id: 'prompts',
              label: t('prompts.tab'),
              content: <PromptList onText={writeAsText} searchRef={search} />,
            },
            {
              id: 'facts',
              label: factCount === 0 ? t('facts.tab') : t('facts.tabCount', { count: factCount }),
              content: <FactList />,
            },
            { id: 'customer', label: t('customer.tab'), content: <CustomerPanel /> },
            {
              id: 'chat',
              label: unread === 0 ? t('chat.tab') : t('chat.tabNew', { count: unread }),
              content: <ChatPanel draft={draft} onDraft={setDraft} inputRef={field} />,
            },
          ]}
        />
      </div>
      <FactInput />
      {/* The list of an open chat reads new messages out by itself. */}
      <output>{tab !== 'chat' && last !== null && <Hidden>{last}</Hidden>}</output>
    </aside>
  );
}

/** How many of the customer's messages were not seen yet, and the newest of them in words. */
function useUnread(open: boolean): { readonly unread: number; readonly last: string | null } {
  const t = useText();
  const name = useCall((call) => call.customerName);
  const entries = useCall((call) => call.chat.entries);
  const theirs = entries.filter(({ by }) => by === 'customer');
  const [seen, setSeen] = useState(theirs.length);
  if (open && seen !== theirs.length) setSeen(theirs.length);
  const unread = Math.max(0, theirs.length - seen);
  const text = theirs.at(-1)?.text;
  return {
    unread,
    last: unread > 0 && text !== undefined ? t('chat.wrote', { name, text }) : null,
  };
}
