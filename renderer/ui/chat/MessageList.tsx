import type { ReactNode } from 'react';
import { useLayoutEffect, useRef } from 'react';
import { cx } from '../theme/cx.ts';
import { messageParts } from './links.ts';
import type { MessagePart } from './links.ts';
import styles from './Chat.module.css';

export interface ShownMessage {
  readonly chatId: string;
  /** Written on this side. */
  readonly own: boolean;
  /** Who wrote it, in words. */
  readonly who: string;
  readonly text: string;
  /** What is to be said of its way over; null where nothing is. */
  readonly note: string | null;
}

/** This close to the end counts as reading along. */
const NEAR_END_PX = 40;

/**
 * The conversation in text, oldest first. It follows new messages only for a reader who is at its
 * end; whoever has scrolled back keeps their place.
 */
export function MessageList(props: {
  readonly label: string;
  readonly empty: string;
  readonly messages: readonly ShownMessage[];
  readonly renderLink: (link: Extract<MessagePart, { readonly type: 'link' }>) => ReactNode;
}): ReactNode {
  const { messages } = props;
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const { current } = list;
    if (current !== null && atEnd.current) current.scrollTop = current.scrollHeight;
  });
  return (
    <div
      ref={list}
      role="log"
      aria-label={props.label}
      // A list that scrolls must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={styles['list']}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
      }}
    >
      {messages.length === 0 && <p className={styles['empty']}>{props.empty}</p>}
      {messages.map((message) => (
        <div key={message.chatId} className={cx(styles, 'message', message.own && 'own')}>
          <p className={styles['who']}>{message.who}</p>
          <p className={styles['text']} dir="auto">
            {messageParts(message.text).map((part, at) =>
              part.type === 'text' ? (
                part.text
              ) : (
                // A message never changes, so that a part's place is its name.
                // oxlint-disable-next-line react/no-array-index-key
                <bdi key={at} dir="ltr">
                  {props.renderLink(part)}
                </bdi>
              ),
            )}
          </p>
          {message.note !== null && <p className={styles['note']}>{message.note}</p>}
        </div>
      ))}
    </div>
  );
}

/** A link as text, its host in plain sight. */
export function LinkWords(props: {
  readonly link: Extract<MessagePart, { readonly type: 'link' }>;
}): ReactNode {
  const { before, host, after } = props.link;
  return (
    <>
      {before}
      <strong>{host}</strong>
      {after}
    </>
  );
}
