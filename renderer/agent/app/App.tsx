import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { figureNumbers } from '#renderer/session/index.ts';
import { FigureNumbersContext } from '#renderer/ui/glossary/numbers.ts';
import { applyTheme } from '#renderer/ui/theme/theme.ts';
import { useApp } from '../desk/hooks.ts';
import { ServicesContext } from '../desk/services.ts';
import type { Services } from '../desk/services.ts';
import { FirstRun } from '../home/FirstRun.tsx';
import { DismissedContext } from './dismissed.ts';
import type { Dismissed } from './dismissed.ts';
import { Shell } from './Shell.tsx';

/** The agent's window; it needs a TextProvider around it. */
export function App(props: { readonly services: Services }): ReactNode {
  return (
    <ServicesContext value={props.services}>
      <FigureNumbersContext value={figureNumbers}>
        <Themed />
      </FigureNumbersContext>
    </ServicesContext>
  );
}

function Themed(): ReactNode {
  const theme = useApp((app) => app.settings.theme);
  const named = useApp((app) => app.settings.agentName !== null);
  useEffect(() => applyTheme(document.documentElement, theme), [theme]);
  const [dismissedKeys, setDismissedKeys] = useState<readonly string[]>([]);
  const dismissed = useMemo<Dismissed>(
    () => ({
      isDismissed: (key) => dismissedKeys.includes(key),
      dismiss: (key) => setDismissedKeys((keys) => [...keys, key]),
    }),
    [dismissedKeys],
  );
  return <DismissedContext value={dismissed}>{named ? <Shell /> : <FirstRun />}</DismissedContext>;
}
