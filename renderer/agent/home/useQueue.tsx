import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Me } from '#renderer/session/index.ts';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import { isSignedIn } from '../settings/team/draft.ts';

/** Stands in the list for a call of no queue. */
const NONE = 'none';

type Places = Pick<Me, 'queues' | 'teams'>;
const nowhere: Places = { queues: [], teams: [] };

/** The queue of a new link: a field where the agent's teams have queues, nothing elsewhere. */
export function useQueue(): { readonly queueId: string | null; readonly field: ReactNode } {
  const t = useText();
  const { account } = useServices();
  const signedIn = useApp(({ settings }) => isSignedIn(settings.hub));
  const [{ queues, teams }, setPlaces] = useState(nowhere);
  const [chosen, setChosen] = useState(NONE);
  useEffect(() => {
    if (!signedIn) return;
    let left = false;
    void account.me().then((result) => {
      if (!left && result.ok && result.value.state === 'signedIn') setPlaces(result.value.me);
    });
    return () => {
      left = true;
    };
  }, [account, signedIn]);
  if (!signedIn || queues.length === 0) return { queueId: null, field: null };
  const teamOf = new Map(teams.map(({ teamId, name }) => [teamId, name]));
  const options = queues.map(({ queueId, teamId, name }) => ({
    id: queueId,
    label:
      teams.length > 1
        ? t('home.queueInTeam', { queue: name, team: teamOf.get(teamId) ?? '' })
        : name,
  }));
  return {
    queueId: chosen === NONE ? null : chosen,
    field: (
      <Select
        label={t('home.queue')}
        hint={t('home.queueHint')}
        value={chosen}
        options={[{ id: NONE, label: t('home.queueNone') }, ...options]}
        onChange={setChosen}
      />
    ),
  };
}
