import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Person } from '#shared/model/people.ts';
import { RowButton } from '#renderer/ui/controls/RowButton.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { findPeople, SEARCH_FROM } from './findPeople.ts';
import styles from './People.module.css';
import { usePlaceWords } from './placeWords.ts';
import type { Managed } from './useManaged.ts';

/** Who has an account at the hub. */
export function PeopleList(props: {
  readonly managed: Managed;
  readonly ownId: string | null;
  readonly onOpen: (personId: string) => void;
}): ReactNode {
  const t = useText();
  const { people, teams } = props.managed;
  const places = usePlaceWords(teams);
  const [typed, setTyped] = useState('');
  const found = findPeople(people, typed, ({ memberships }) => places(memberships));
  return (
    <div className={styles['part']}>
      {people.length >= SEARCH_FROM && (
        <>
          <TextField
            label={t('people.find')}
            value={typed}
            onChange={setTyped}
            autoComplete="off"
            spellCheck="false"
          />
          <output className={styles['quiet']}>
            {typed.trim() !== '' && t('people.found', { count: found.length })}
          </output>
        </>
      )}
      <ul className={styles['list']} aria-label={t('people.list')}>
        {found.map((person) => (
          <li key={person.personId}>
            <RowButton onPress={() => props.onOpen(person.personId)}>
              <span className={styles['words']}>
                <span className={styles['name']}>
                  {person.personId === props.ownId
                    ? t('people.you', { name: person.name })
                    : person.name}
                </span>
                <span className={styles['quiet']}>{person.email}</span>
                <span className={styles['quiet']}>{places(person.memberships)}</span>
              </span>
              <Marks person={person} />
            </RowButton>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What sets an account apart, in words. */
export function Marks(props: {
  readonly person: Pick<Person, 'administrator'> & Partial<Pick<Person, 'disabled'>>;
}): ReactNode {
  const t = useText();
  const { administrator, disabled = false } = props.person;
  return (
    <span className={styles['marks']}>
      {administrator && <span className={styles['mark']}>{t('people.administrator')}</span>}
      {disabled && <span className={styles['mark']}>{t('people.disabled')}</span>}
    </span>
  );
}
