import { createRoot } from 'react-dom/client';
import type { DeskBridge } from '#shared/contract/deskIpc.ts';
import { english } from '#renderer/ui/i18n/en/index.ts';
import { TextProvider } from '#renderer/ui/i18n/text.tsx';
import { applyTheme } from '#renderer/ui/theme/theme.ts';
import { App } from './app/App.tsx';
import { createDesk } from './desk/desk.ts';

declare global {
  interface Window {
    readonly hearbackDesk: DeskBridge;
  }
}

/** How dates and numbers are written. The words are English, so that another language's are not. */
function formatLocale(wanted: string): string {
  return /^en\b/i.test(wanted) ? wanted : 'en-GB';
}

const place = document.querySelector('#root');
if (place === null) throw new Error('The page has no root.');
const desk = createDesk(window.hearbackDesk);
const look = await desk['desk.look']();
const theme = look.ok ? look.value.theme : 'system';
applyTheme(document.documentElement, theme);
// Paper is white, whatever the window looks like.
const page = document.documentElement;
window.addEventListener('beforeprint', () => applyTheme(page, 'light'));
window.addEventListener('afterprint', () => applyTheme(page, theme));
createRoot(place).render(
  <TextProvider
    locale={formatLocale(look.ok ? look.value.locale : navigator.language)}
    messages={english}
  >
    <App services={{ desk, now: Date.now, freshId: () => crypto.randomUUID() }} />
  </TextProvider>,
);
