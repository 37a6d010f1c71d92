import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Membership, Team } from '#shared/model/people.ts';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { placeRoles, roleIn, withRole } from './drafts.ts';
import styles from './People.module.css';

/** What somebody is in each team. */
export function Places(props: {
  readonly teams: readonly Team[];
  readonly value: readonly Membership[];
  readonly onChange: (memberships: readonly Membership[]) => void;
}): ReactNode {
  const t = useText();
  const hintId = useId();
  const { teams, value, onChange } = props;
  return (
    <fieldset className={styles['group']} aria-describedby={hintId}>
      <legend>{t('people.teams')}</legend>
      <p id={hintId} className={styles['quiet']}>
        {t(teams.length === 0 ? 'people.noTeams' : 'people.teamsHint')}
      </p>
      <div className={styles['places']}>
        {teams.map(({ teamId, name }) => (
          <Select
            key={teamId}
            label={name}
            value={roleIn(value, teamId)}
            options={placeRoles.map((id) => ({ id, label: t(`people.role.${id}`) }))}
            onChange={(id) => {
              const role = placeRoles.find((each) => each === id) ?? 'none';
              onChange(withRole(value, teamId, role));
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
