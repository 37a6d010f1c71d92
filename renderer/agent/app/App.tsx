import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { TextProvider } from '#renderer/ui/i18n/text.tsx';
import { english } from '#renderer/ui/i18n/en/index.ts';
import { applyTheme } from '#renderer/ui/theme/theme.ts';
import { useApp } from '../desk/hooks.ts';
import { ServicesContext } from '../desk/services.ts';
import type { Services } from '../desk/services.ts';
import { FirstRun } from '../home/FirstRun.tsx';
import { Shell } from './Shell.tsx';

/** The agent's window. `locale` sets how dates and numbers are written; the words are English. */
export function App(props: { readonly services: Services; readonly locale: string }): ReactNode {
  return (
    <TextProvider locale={props.locale} messages={english}>
      <ServicesContext value={props.services}>
        <Themed />
      </ServicesContext>
    </TextProvider>
  );
}

function Themed(): ReactNode {
  const theme = useApp((app) => app.settings.theme);
  const named = useApp((app) => app.settings.agentName !== null);
  useEffect(() => applyTheme(document.documentElement, theme), [theme]);
  return named ? <Shell /> : <FirstRun />;
}
