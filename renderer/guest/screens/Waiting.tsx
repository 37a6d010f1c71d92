import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { PhoneIcon } from '#renderer/ui/icons/icons.tsx';
import { useWords } from '../i18n/useWords.ts';
import { usePage, useShown } from '../page/context.ts';
import type { People } from '../page/state.ts';
import { Actions, Frame, Words } from '../parts/Frame.tsx';
import { Note } from '../parts/Note.tsx';
import { RINGBACK, useTone } from '../parts/useTone.ts';

/** The other side's telephone rings. */
export function Ringing(props: { readonly people: People }): ReactNode {
  const t = useWords();
  const { actions } = usePage();
  const agent = props.people.agentName;
  useTone(RINGBACK);
  return (
    <Frame title={t('ringing.title', { agent })} waiting sign={<PhoneIcon size={24} />}>
      <Words>{t('ringing.body', { agent })}</Words>
      <HubAway />
      <Actions>
        <Button size="large" wide onPress={actions.cancel}>
          {t('ringing.cancel')}
        </Button>
      </Actions>
    </Frame>
  );
}

/** The page was loaded again in mid-call and is on its way back. */
export function Returning(props: { readonly people: People }): ReactNode {
  const t = useWords();
  return (
    <Frame
      title={t('returning.title', { agent: props.people.agentName })}
      waiting
      sign={<PhoneIcon size={24} />}
    >
      <Words>{t('returning.body')}</Words>
      <HubAway />
    </Frame>
  );
}

function HubAway(): ReactNode {
  const t = useWords();
  const online = useShown(({ page }) => page.hubOnline);
  if (online) return null;
  return (
    <Note tone="attention" title={t('hubAway.title')}>
      {t('hubAway.body')}
    </Note>
  );
}
