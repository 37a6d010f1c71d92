import type { ReactNode, Ref } from 'react';
import { Composer } from '#renderer/ui/chat/Composer.tsx';
import { LinkWords, MessageList } from '#renderer/ui/chat/MessageList.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { CopyButton } from '../home/CopyButton.tsx';
import { useCall } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import styles from './SidePanel.module.css';

/**
 * The call's conversation in text. An address is shown with its host and can be copied; nothing
 * that a customer sends can be opened from here.
 */
export function ChatPanel(props: {
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly inputRef: Ref<HTMLTextAreaElement>;
}): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const { entries, delivered, reachable } = useCall((call) => call.chat);
  const name = useCall((call) => call.customerName);
  const send = (): void => {
    if (props.draft.trim() === '') return;
    if (actions.sendChat(props.draft)) props.onDraft('');
  };
  return (
    <div className={styles['chat']}>
      <MessageList
        label={t('chat.list', { name })}
        empty={t(reachable ? 'chat.empty' : 'chat.notYet', { name })}
        messages={entries.map(({ chatId, by, text }, at) => ({
          chatId,
          own: by === 'agent',
          who: by === 'agent' ? t('chat.you') : name,
          text,
          note: by === 'agent' && at >= delivered ? t('chat.underWay') : null,
        }))}
        renderLink={(link) => (
          <>
            <LinkWords link={link} />{' '}
            <CopyButton small text={link.href} label={t('chat.copyLink', { host: link.host })} />
          </>
        )}
      />
      <Composer
        label={t('chat.write', { name })}
        sendLabel={t('chat.send')}
        value={props.draft}
        onChange={props.onDraft}
        onSend={send}
        inputRef={props.inputRef}
      />
    </div>
  );
}
