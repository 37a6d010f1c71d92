import { IntlMessageFormat } from 'intl-messageformat';

/** The few sentences that main itself shows, outside any page. */
const en = {
  'quit.title': 'You are in a call with {name}.',
  'quit.detail': 'The call ends for both of you. Its summary is saved before Hearback closes.',
  'quit.stay': 'Stay in the call',
  'quit.leave': 'End call and close',
  'quit.someone': 'your customer',
  'start.failed': 'Hearback could not start.',
  'gone.title': 'The window of Hearback keeps closing unexpectedly.',
  'gone.detail':
    'What was recorded so far is kept. Open it again; if that does not help, restart the computer or tell your administrator.',
  'gone.again': 'Open it again',
  'gone.quit': 'Quit',
  'reminder.one': 'Promised to {name}',
  'reminder.due': '{text} – due {when}',
  'reminder.many': '{count} commitments are due',
  'menu.teams': 'Team',
  'menu.desk': 'Team desk',
} as const;

export type TextId = keyof typeof en;

const de: Readonly<Record<TextId, string>> = {
  'quit.title': 'Sie sind im Gespräch mit {name}.',
  'quit.detail':
    'Das Gespräch endet für beide Seiten. Die Zusammenfassung wird gespeichert, bevor Hearback schließt.',
  'quit.stay': 'Im Gespräch bleiben',
  'quit.leave': 'Gespräch beenden und schließen',
  'quit.someone': 'Ihrer Kundin oder Ihrem Kunden',
  'start.failed': 'Hearback konnte nicht starten.',
  'gone.title': 'Das Fenster von Hearback schließt sich immer wieder unerwartet.',
  'gone.detail':
    'Was bisher aufgezeichnet wurde, ist erhalten. Öffnen Sie es erneut; hilft das nicht, starten Sie den Rechner neu oder sagen Sie es Ihrer Administration.',
  'gone.again': 'Erneut öffnen',
  'gone.quit': 'Beenden',
  'reminder.one': '{name} versprochen',
  'reminder.due': '{text} – fällig {when}',
  'reminder.many': '{count} Zusagen sind fällig',
  'menu.teams': 'Team',
  'menu.desk': 'Teamplatz',
};

/** A sentence in the user's language, English where there is no translation. */
export function text(
  locale: string,
  id: TextId,
  values: Readonly<Record<string, string>> = {},
): string {
  const catalogue = locale.toLowerCase().startsWith('de') ? de : en;
  return String(new IntlMessageFormat(catalogue[id], locale).format(values));
}
