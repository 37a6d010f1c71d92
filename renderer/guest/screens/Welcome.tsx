import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { PhoneIcon } from '#renderer/ui/icons/icons.tsx';
import { useWords } from '../i18n/useWords.ts';
import { usePage } from '../page/context.ts';
import type { People } from '../page/state.ts';
import { Actions, Frame, Words } from '../parts/Frame.tsx';

/** Who one is about to talk with and what will be used, before anything is asked for. */
export function Welcome(props: { readonly people: People }): ReactNode {
  const t = useWords();
  const { actions } = usePage();
  const { customerName, agentName, company } = props.people;
  const title = t('welcome.title', {
    customer: customerName,
    agent: agentName,
    company,
    hasCompany: company === '' ? 'no' : 'yes',
  });
  return (
    <Frame title={title} sign={<PhoneIcon size={24} />}>
      <Words>{t('welcome.devices')}</Words>
      <Words>{t('welcome.privacy', { agent: agentName })}</Words>
      <Actions>
        <Button kind="primary" size="large" wide onPress={actions.beginCheck}>
          {t('welcome.start')}
        </Button>
      </Actions>
      <Words>{t('welcome.next')}</Words>
    </Frame>
  );
}
