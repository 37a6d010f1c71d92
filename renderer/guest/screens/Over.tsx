import type { ReactNode } from 'react';
import { HangUpIcon } from '#renderer/ui/icons/icons.tsx';
import { useWords } from '../i18n/useWords.ts';
import { usePage } from '../page/context.ts';
import type { People } from '../page/state.ts';
import { Frame, Words } from '../parts/Frame.tsx';
import { Survey } from '../survey/Survey.tsx';

/** The call was over when this page was loaded again; the questions about it are still open. */
export function Over(props: { readonly people: People }): ReactNode {
  const t = useWords();
  const { survey } = usePage();
  const { agentName: agent, customerName: customer } = props.people;
  return (
    <Frame title={t('badLink.ended.title')} sign={<HangUpIcon size={24} />}>
      <Words>
        {t('after.thanks', { customer })} {t('after.close')}
      </Words>
      <Words>{t('after.newLink', { agent })}</Words>
      <Survey desk={survey} agent={agent} />
    </Frame>
  );
}
