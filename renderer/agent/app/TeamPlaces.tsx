import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { ok } from '#shared/lib/result.ts';
import { supervisedTeams } from '#shared/model/people.ts';
import type { Outcome } from '#renderer/session/index.ts';
import { PlaceButton } from '#renderer/ui/controls/PlaceButton.tsx';
import { FeedbackIcon, InboxIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useNav } from '../desk/nav.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import { useOwnId } from '../feedback/useOwnId.ts';

/** The places of somebody who works in a team: what others say, and for supervisors their desk. */
export function TeamPlaces(): ReactNode {
  return useOwnId() === null ? null : <InTeam />;
}

function InTeam(): ReactNode {
  const t = useText();
  const { place, go } = useNav();
  const { account, feedback, openDesk } = useServices();
  const isSupervisor = useCallback(async (): Outcome<boolean> => {
    const view = await account.me();
    if (!view.ok) return view;
    return ok(view.value.state === 'signedIn' && supervisedTeams(view.value.me.person).length > 0);
  }, [account]);
  const { loaded: supervises } = useLoaded(isSupervisor);
  const { loaded: reviews } = useLoaded(feedback.reviews);
  const fresh =
    reviews.state === 'ready'
      ? reviews.value.filter(({ review }) => review.status === 'shared').length
      : 0;
  return (
    <>
      <PlaceButton
        icon={<FeedbackIcon size={20} />}
        word={t('place.feedback')}
        keys="Ctrl+6"
        current={place.name === 'feedback'}
        badge={fresh === 0 ? undefined : t('feedback.new', { count: fresh })}
        onPress={() => go({ name: 'feedback' })}
      />
      {supervises.state === 'ready' && supervises.value && (
        <PlaceButton
          icon={<InboxIcon size={20} />}
          word={t('place.desk')}
          current={false}
          onPress={() => void openDesk()}
        />
      )}
    </>
  );
}
