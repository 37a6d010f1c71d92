import { Notification, app } from 'electron';
import type { Ms } from '#shared/lib/units.ts';
import type { Commitment } from '#shared/model/commitment.ts';
import { text } from '../text.ts';

/** A system that has shown nothing after this will not: on some there is nobody to show it. */
const SHOWN_WITHIN_MS: Ms = 3000;

export interface NoticeOptions {
  /** The agent pressed it. */
  readonly onPressed: () => void;
  /** The system shows no notifications: the window has to tell. */
  readonly onUnshown: () => void;
}

/** Tells of due commitments by a notification of the system; several make one. */
export function showReminder(due: readonly Commitment[], options: NoticeOptions): void {
  if (!Notification.isSupported()) {
    options.onUnshown();
    return;
  }
  const notification = new Notification(wordsOf(due));
  let told = false;
  const unshown = (): void => {
    if (told) return;
    told = true;
    options.onUnshown();
  };
  const patience = setTimeout(unshown, SHOWN_WITHIN_MS);
  // Kept until it is closed: a notification that nobody holds is collected, and its press is lost.
  held.add(notification);
  notification.on('show', () => {
    told = true;
    clearTimeout(patience);
  });
  notification.on('failed', unshown);
  notification.on('close', () => held.delete(notification));
  notification.on('click', () => {
    held.delete(notification);
    options.onPressed();
  });
  notification.show();
}

const held = new Set<Notification>();

function wordsOf(due: readonly Commitment[]): { readonly title: string; readonly body: string } {
  const locale = app.getLocale();
  const lines = due.map(({ text: what, dueAt }) =>
    text(locale, 'reminder.due', {
      text: what,
      when: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
        dueAt ?? 0,
      ),
    }),
  );
  const [first] = due;
  return due.length === 1 && first !== undefined
    ? { title: text(locale, 'reminder.one', { name: first.customerName }), body: lines.join('') }
    : {
        title: text(locale, 'reminder.many', { count: String(due.length) }),
        body: lines.slice(0, 3).join('\n'),
      };
}
