import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { Person, Team } from '#shared/model/people.ts';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { nameProblem } from '../home/names.ts';
import { Access } from './Access.tsx';
import { AdministratorSwitch } from './AdministratorSwitch.tsx';
import { samePlaces } from './drafts.ts';
import { Head } from './Head.tsx';
import styles from './People.module.css';
import { Places } from './Places.tsx';
import { SaveBar } from './SaveBar.tsx';
import { useAsking } from './useAsking.ts';

/** One account: the name, the teams, whether they manage, and whether they may sign in. */
export function PersonPage(props: {
  readonly person: Person;
  readonly teams: readonly Team[];
  /** It is the account of whoever looks. */
  readonly isSelf: boolean;
  readonly onChanged: () => void;
  readonly onBack: () => void;
}): ReactNode {
  const t = useText();
  const { person, teams, isSelf, onChanged, onBack } = props;
  return (
    <div className={styles['page']}>
      <Head backLabel={t('people.back')} onBack={onBack}>
        {isSelf ? t('people.you', { name: person.name }) : person.name}
      </Head>
      <p className={styles['quiet']}>{person.email}</p>
      <PersonForm person={person} teams={teams} onChanged={onChanged} />
      <AdministratorSwitch person={person} isSelf={isSelf} onChanged={onChanged} />
      <Access person={person} isSelf={isSelf} onChanged={onChanged} />
    </div>
  );
}

function PersonForm(props: {
  readonly person: Person;
  readonly teams: readonly Team[];
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const { admin } = useServices();
  const { person, onChanged } = props;
  const [name, setName] = useState(person.name);
  const [memberships, setMemberships] = useState(person.memberships);
  const [problem, setProblem] = useState<ReturnType<typeof nameProblem>>(null);
  const asking = useAsking();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wrong = nameProblem(name);
    setProblem(wrong);
    if (wrong !== null) return;
    const patch = {
      ...(name.trim() === person.name ? {} : { name: name.trim() }),
      ...(samePlaces(memberships, person.memberships) ? {} : { memberships }),
    };
    if (await asking.ask(() => admin.changePerson(person.personId, patch))) onChanged();
  };
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={t('people.name')}
        value={name}
        onChange={(next) => {
          setName(next);
          setProblem(null);
          asking.forget();
        }}
        error={problem === null ? null : t(`name.${problem}`)}
        autoComplete="off"
      />
      <Places
        teams={props.teams}
        value={memberships}
        onChange={(next) => {
          setMemberships(next);
          asking.forget();
        }}
      />
      <SaveBar asking={asking} />
    </form>
  );
}
