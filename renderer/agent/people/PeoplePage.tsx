import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Tabs } from '#renderer/ui/controls/Tabs.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp } from '../desk/hooks.ts';
import { useNav } from '../desk/nav.ts';
import { Head } from './Head.tsx';
import { InvitationList } from './InvitationList.tsx';
import { InvitePage } from './InvitePage.tsx';
import { NewTeam } from './NewTeam.tsx';
import styles from './People.module.css';
import { PeopleList } from './PeopleList.tsx';
import { PersonPage } from './PersonPage.tsx';
import { QueueList } from './QueueList.tsx';
import { QueuePage } from './QueuePage.tsx';
import { TeamList } from './TeamList.tsx';
import { TeamPage } from './TeamPage.tsx';
import { useManaged } from './useManaged.ts';
import type { Managed } from './useManaged.ts';

type Where =
  | { readonly at: 'lists' | 'invite' }
  | { readonly at: 'person'; readonly personId: string }
  /** Null for one that is added. */
  | { readonly at: 'team'; readonly teamId: string | null }
  | { readonly at: 'queue'; readonly queueId: string | null };

const lists: Where = { at: 'lists' };

/** An administrator's page: who and what there is at the hub, one thing at a time. */
export function PeoplePage(): ReactNode {
  const t = useText();
  const { go } = useNav();
  const { managed, failure, reload } = useManaged();
  const [where, setWhere] = useState<Where>(lists);
  const [part, setPart] = useState('people');
  const back = useCallback(() => setWhere(lists), []);
  return (
    <div className={styles['page']}>
      {where.at === 'lists' && (
        <Head backLabel={t('people.toSettings')} onBack={() => go({ name: 'settings' })}>
          {t('people.title')}
        </Head>
      )}
      {failure !== null && (
        <Banner
          tone="attention"
          title={t(managed === null ? 'people.loadFailed' : 'people.notUpToDate')}
          actions={<Button onPress={reload}>{t('common.tryAgain')}</Button>}
        >
          {failure.message}
        </Banner>
      )}
      {managed === null && failure === null && <output>{t('common.loading')}</output>}
      {managed !== null && where.at === 'lists' && (
        <Lists
          managed={managed}
          part={part}
          onPart={setPart}
          onOpen={setWhere}
          onChanged={reload}
        />
      )}
      {managed !== null && where.at !== 'lists' && (
        <One managed={managed} where={where} onOpen={setWhere} onChanged={reload} onBack={back} />
      )}
    </div>
  );
}

function useOwnId(): string | null {
  return useApp(({ settings: { hub } }) =>
    hub.mode === 'remote' ? (hub.account?.personId ?? null) : null,
  );
}

function Lists(props: {
  readonly managed: Managed;
  readonly part: string;
  readonly onPart: (part: string) => void;
  readonly onOpen: (where: Where) => void;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const ownId = useOwnId();
  const { managed, onOpen } = props;
  const parts = {
    people: (
      <PeopleList
        managed={managed}
        ownId={ownId}
        onOpen={(personId) => onOpen({ at: 'person', personId })}
      />
    ),
    invitations: (
      <InvitationList
        managed={managed}
        onNew={() => onOpen({ at: 'invite' })}
        onChanged={props.onChanged}
      />
    ),
    teams: <TeamList teams={managed.teams} onOpen={(teamId) => onOpen({ at: 'team', teamId })} />,
    queues: <QueueList managed={managed} onOpen={(queueId) => onOpen({ at: 'queue', queueId })} />,
  } as const;
  const ids = ['people', 'invitations', 'teams', 'queues'] as const;
  return (
    <Tabs
      label={t('people.parts')}
      selected={props.part}
      onSelect={props.onPart}
      items={ids.map((id) => ({ id, label: t(`people.part.${id}`), content: parts[id] }))}
    />
  );
}

function One(props: {
  readonly managed: Managed;
  readonly where: Where;
  readonly onOpen: (where: Where) => void;
  readonly onChanged: () => void;
  readonly onBack: () => void;
}): ReactNode {
  const { managed, where, onOpen, onChanged, onBack } = props;
  const { people, teams, queues } = managed;
  const ownId = useOwnId();
  const ways = { onChanged, onBack };
  if (where.at === 'person') {
    const person = people.find(({ personId }) => personId === where.personId);
    if (person === undefined) return null;
    return (
      <PersonPage person={person} teams={teams} isSelf={person.personId === ownId} {...ways} />
    );
  }
  if (where.at === 'team') {
    if (where.teamId === null) {
      const opened = (teamId: string): void => {
        onChanged();
        onOpen({ at: 'team', teamId });
      };
      return <NewTeam onAdded={opened} onBack={onBack} />;
    }
    const team = teams.find(({ teamId }) => teamId === where.teamId);
    return team === undefined ? null : <TeamPage team={team} {...ways} />;
  }
  if (where.at === 'queue') {
    const queue = queues.find(({ queueId }) => queueId === where.queueId);
    // One that was just asked for is there with the next answer.
    if (where.queueId !== null && queue === undefined) return null;
    return <QueuePage queue={queue ?? null} teams={teams} {...ways} />;
  }
  return <InvitePage teams={teams} {...ways} />;
}
