import type { ReactNode } from 'react';
import { useCallback, useEffect, useState } from 'react';
import type { FeedbackView } from '#shared/contract/survey.ts';
import type { Ms } from '#shared/lib/units.ts';
import { AnswersIcon, ClockIcon, LinkIcon, WarningIcon } from '#renderer/ui/icons/icons.tsx';
import { Button } from '#renderer/ui/controls/Button.tsx';
import '../guest.css';
import { useWords } from '../i18n/useWords.ts';
import { Actions, Frame, Words } from '../parts/Frame.tsx';
import { LanguageSwitch } from '../parts/LanguageSwitch.tsx';
import { Spoken } from '../parts/Spoken.tsx';
import type { SpokenProps } from '../parts/Spoken.tsx';
import { Survey } from './Survey.tsx';
import type { SurveyDesk } from './surveyDesk.ts';

/** Soon enough that nobody reaches for "reload", seldom enough for a hub that is starting. */
const LOOK_AGAIN_MS: Ms = 3000;

interface FeedbackParts {
  /** Asks the hub what the link is; null where it did not answer. */
  readonly lookUp: () => Promise<FeedbackView | null>;
  readonly desk: SurveyDesk;
}

/** The page behind a signed link: the questions about a call, days later. */
export function FeedbackApp(props: Omit<SpokenProps, 'children'> & FeedbackParts): ReactNode {
  const { lookUp, desk, ...spoken } = props;
  return (
    <Spoken {...spoken}>
      {(language, choose) => (
        <div className="page">
          <Feedback lookUp={lookUp} desk={desk} />
          <footer className="foot">
            <LanguageSwitch language={language} onLanguage={choose} />
          </footer>
        </div>
      )}
    </Spoken>
  );
}

function Feedback({ lookUp, desk }: FeedbackParts): ReactNode {
  const t = useWords();
  const [view, setView] = useState<FeedbackView | 'looking' | 'failed'>('looking');
  const look = useCallback(async () => setView((await lookUp()) ?? 'failed'), [lookUp]);
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = async (): Promise<void> => {
      const found = await lookUp();
      if (gone) return;
      setView(found ?? 'failed');
      if (found === null) timer = setTimeout(() => void again(), LOOK_AGAIN_MS);
    };
    void again();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [lookUp]);
  useEffect(() => {
    document.title = t('feedback.page');
  }, [t]);
  if (view === 'looking') {
    return <Frame key="looking" title={t('loading.title')} sign={<ClockIcon size={24} />} />;
  }
  if (view === 'failed') {
    return (
      <Frame key="failed" title={t('unreachable.title')} sign={<WarningIcon size={24} />}>
        <Words>{t('unreachable.body')}</Words>
        <Actions>
          <Button kind="primary" size="large" wide onPress={() => void look()}>
            {t('unreachable.retry')}
          </Button>
        </Actions>
      </Frame>
    );
  }
  if (view.state !== 'open') {
    return (
      <Frame
        key={view.state}
        title={t(`feedback.${view.state}.title`)}
        sign={<LinkIcon size={24} />}
      >
        <Words>{t(`feedback.${view.state}.body`)}</Words>
      </Frame>
    );
  }
  const { agentName: agent, company } = view;
  const hasCompany = company === '' ? 'no' : 'yes';
  return (
    <Frame
      key="open"
      title={t('feedback.title', { agent, company, hasCompany })}
      sign={<AnswersIcon size={24} />}
    >
      <Survey desk={desk} agent={agent} />
      <Words>{t('after.close')}</Words>
    </Frame>
  );
}
