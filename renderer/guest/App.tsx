import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { assertNever } from '#shared/lib/assertNever.ts';
import './guest.css';
import type { Language } from './i18n/languages.ts';
import { useWords } from './i18n/useWords.ts';
import type { PageContextValue } from './page/context.ts';
import { PageProvider, useShown } from './page/context.ts';
import type { Step } from './page/state.ts';
import { LanguageSwitch } from './parts/LanguageSwitch.tsx';
import { Spoken } from './parts/Spoken.tsx';
import type { SpokenProps } from './parts/Spoken.tsx';
import { After } from './screens/After.tsx';
import { Call } from './screens/Call.tsx';
import { Check } from './screens/Check.tsx';
import { Consent } from './screens/Consent.tsx';
import { BadLink, Elsewhere, Looking, Unfit } from './screens/Messages.tsx';
import { Over } from './screens/Over.tsx';
import { Returning, Ringing } from './screens/Waiting.tsx';
import { Welcome } from './screens/Welcome.tsx';

export interface AppProps extends Omit<SpokenProps, 'children'> {
  readonly page: PageContextValue;
}

/** The customer's page. */
export function App(props: AppProps): ReactNode {
  const { page, ...spoken } = props;
  return (
    <Spoken {...spoken}>
      {(language, choose) => (
        <PageProvider value={page}>
          <Page language={language} onLanguage={choose} />
        </PageProvider>
      )}
    </Spoken>
  );
}

function Page(props: {
  readonly language: Language;
  readonly onLanguage: (tag: string) => void;
}): ReactNode {
  const t = useWords();
  const step = useShown(({ page }) => page.step);
  const agent = 'people' in step ? step.people.agentName : null;
  const title = agent === null ? t('title.plain') : t('title.call', { agent });
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (step.name === 'call') return <Call people={step.people} call={step.call} />;
  return (
    <div className="page">
      <Screen key={step.name} step={step} />
      <footer className="foot">
        <LanguageSwitch language={props.language} onLanguage={props.onLanguage} />
      </footer>
    </div>
  );
}

function Screen(props: { readonly step: Exclude<Step, { readonly name: 'call' }> }): ReactNode {
  const { step } = props;
  switch (step.name) {
    case 'looking':
      return <Looking failed={step.failed} />;
    case 'unfit':
      return <Unfit why={step.why} />;
    case 'badLink':
      return <BadLink why={step.why} />;
    case 'welcome':
      return <Welcome people={step.people} />;
    case 'check':
      return <Check people={step.people} />;
    case 'consent':
      return <Consent people={step.people} />;
    case 'ringing':
      return <Ringing people={step.people} />;
    case 'returning':
      return <Returning people={step.people} />;
    case 'after':
      return <After {...step} />;
    case 'over':
      return <Over people={step.people} />;
    case 'elsewhere':
      return <Elsewhere />;
    default:
      return assertNever(step, 'step');
  }
}
