import type { ReactNode } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { ConsentWords } from '../consent/ConsentWords.tsx';
import { EqualChoice } from '../consent/EqualChoice.tsx';
import { usePage, useShown } from '../page/context.ts';
import type { People } from '../page/state.ts';
import { Actions, Frame, Words } from '../parts/Frame.tsx';

/** The question about the mood cue, before the ring. Either answer rings; there is none by itself. */
export function Consent(props: { readonly people: People }): ReactNode {
  const t = useWords();
  const { actions } = usePage();
  const before = useShown(({ page }) => page.consent);
  const agent = props.people.agentName;
  return (
    <Frame title={t('consent.title', { agent })}>
      <ConsentWords agent={agent} />
      {before !== null && <Words>{before.given ? t('consent.wasYes') : t('consent.wasNo')}</Words>}
      <Words>{t('consent.next', { agent })}</Words>
      {/* Below all the words, not in front of the last of them: who answers has been told. */}
      <Actions>
        <EqualChoice onAnswer={actions.answerMood} />
      </Actions>
    </Frame>
  );
}
