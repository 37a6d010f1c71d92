import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { Queue, Team } from '#shared/model/people.ts';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { Switch } from '#renderer/ui/controls/Switch.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { Head } from './Head.tsx';
import styles from './People.module.css';
import { SaveBar } from './SaveBar.tsx';
import { useAsking } from './useAsking.ts';

/** One queue, or a new one: its name, its team, and whether its customers may be asked for the mood. */
export function QueuePage(props: {
  /** Null for a new one. */
  readonly queue: Queue | null;
  readonly teams: readonly Team[];
  readonly onChanged: () => void;
  readonly onBack: () => void;
}): ReactNode {
  const t = useText();
  const { admin } = useServices();
  const { queue, teams, onChanged, onBack } = props;
  const [name, setName] = useState(queue?.name ?? '');
  const [mood, setMood] = useState(queue?.mood ?? true);
  const [teamId, setTeamId] = useState(queue?.teamId ?? teams[0]?.teamId ?? '');
  const [missing, setMissing] = useState(false);
  const asking = useAsking();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wanted = { name: name.trim(), mood };
    setMissing(wanted.name === '');
    if (wanted.name === '') return;
    if (queue !== null) {
      if (await asking.ask(() => admin.changeQueue(queue.queueId, wanted))) onChanged();
    } else if (await asking.ask(() => admin.addQueue({ teamId, ...wanted }))) {
      onChanged();
      onBack();
    }
  };
  return (
    <div className={styles['page']}>
      <Head backLabel={t('queues.back')} onBack={onBack}>
        {queue === null ? t('queues.new') : queue.name}
      </Head>
      <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={t('queues.name')}
          value={name}
          onChange={(next) => {
            setName(next);
            setMissing(false);
            asking.forget();
          }}
          error={missing ? t('queues.nameMissing') : null}
          maxLength={80}
          autoComplete="off"
        />
        <Select
          label={t('queues.team')}
          value={teamId}
          options={teams.map((team) => ({ id: team.teamId, label: team.name }))}
          // A queue's calls are its team's; it does not change hands.
          isDisabled={queue !== null}
          onChange={setTeamId}
        />
        <Switch
          label={t('queues.mood')}
          hint={t('queues.moodHint')}
          isSelected={mood}
          onChange={(next) => {
            setMood(next);
            asking.forget();
          }}
        />
        <SaveBar asking={asking} {...(queue === null ? { label: t('queues.add') } : {})} />
      </form>
    </div>
  );
}
