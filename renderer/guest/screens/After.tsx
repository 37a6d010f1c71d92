import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { HangUpIcon, PhoneIcon } from '#renderer/ui/icons/icons.tsx';
import type { MessageId } from '../i18n/en.ts';
import { useWords } from '../i18n/useWords.ts';
import { usePage } from '../page/context.ts';
import { mayRingAgain } from '../page/reduce.ts';
import type { Ending, People } from '../page/state.ts';
import { Actions, Frame, Words } from '../parts/Frame.tsx';
import { Survey } from '../survey/Survey.tsx';

const bodies: Partial<Record<Ending['reason'], MessageId>> = {
  declined: 'after.declined.body',
  noAnswer: 'after.noAnswer.body',
  cancelled: 'after.cancelled.body',
  agentOffline: 'after.agentOffline.body',
  busy: 'after.busy.body',
  hubSilent: 'after.hubSilent.body',
};

function titleOf(ending: Ending, noRelay: boolean): MessageId {
  if (noRelay) return 'after.noRelay';
  if (ending.reason !== 'hungUp') return `after.${ending.reason}`;
  return ending.by === 'customer' ? 'after.hungUp.customer' : 'after.hungUp.agent';
}

/** The call is over, or never came to be: who ended it and why, and what can be done now. */
export function After(props: {
  readonly people: People;
  readonly ending: Ending;
  readonly talked: boolean;
  readonly noRelay?: boolean | undefined;
}): ReactNode {
  const t = useWords();
  const { actions, survey } = usePage();
  const { people, ending, talked, noRelay = false } = props;
  const names = { agent: people.agentName, customer: people.customerName };
  const body = bodies[ending.reason];
  return (
    <Frame title={t(titleOf(ending, noRelay), names)} sign={<HangUpIcon size={24} />}>
      {body !== undefined && <Words>{t(body, names)}</Words>}
      {mayRingAgain(ending) ? (
        <Actions>
          <Button
            kind="primary"
            size="large"
            wide
            icon={<PhoneIcon size={20} />}
            onPress={actions.ring}
          >
            {t('after.ringAgain', names)}
          </Button>
        </Actions>
      ) : (
        <>
          {noRelay && <Words>{t('after.noRelay.body', names)}</Words>}
          <Words>
            {t('after.thanks', names)} {t('after.close')}
          </Words>
          {!noRelay && <Words>{t('after.newLink', names)}</Words>}
          {talked && !noRelay && <Survey desk={survey} agent={names.agent} />}
        </>
      )}
    </Frame>
  );
}
