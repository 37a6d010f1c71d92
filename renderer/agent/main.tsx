import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { openSession, setSpeaker } from '#renderer/session/index.ts';
import type { AgentBridge } from '#renderer/session/index.ts';
import { english } from '#renderer/ui/i18n/en/index.ts';
import { TextProvider } from '#renderer/ui/i18n/text.tsx';
import { App } from './app/App.tsx';
import { CannotStart } from './app/CannotStart.tsx';

declare global {
  interface Window {
    readonly hearback: AgentBridge;
  }
}

/** How dates and numbers are written. The words are English, so that another language's are not. */
function formatLocale(wanted: string): string {
  return /^en\b/i.test(wanted) ? wanted : 'en-GB';
}

const place = document.querySelector('#root');
if (place === null) throw new Error('The page has no root.');
const root = createRoot(place);

function show(screen: ReactNode, locale: string): void {
  root.render(
    <TextProvider locale={locale} messages={english}>
      {screen}
    </TextProvider>,
  );
}

try {
  const session = await openSession(window.hearback);
  const { settings, info } = session.app.getState();
  show(<App services={{ ...session, setSpeaker }} />, formatLocale(settings.locale ?? info.locale));
  window.addEventListener('pagehide', () => session.dispose(), { once: true });
} catch {
  show(<CannotStart onRetry={() => location.reload()} />, formatLocale(navigator.language));
}
