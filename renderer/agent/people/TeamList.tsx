import type { ReactNode } from 'react';
import type { Team } from '#shared/model/people.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { RowButton } from '#renderer/ui/controls/RowButton.tsx';
import { AddIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { hoursOf } from './drafts.ts';
import styles from './People.module.css';

/** The teams, with what becomes of their summaries. */
export function TeamList(props: {
  readonly teams: readonly Team[];
  /** Null adds one. */
  readonly onOpen: (teamId: string | null) => void;
}): ReactNode {
  const t = useText();
  const { teams, onOpen } = props;
  return (
    <div className={styles['part']}>
      <div className={styles['row']}>
        <Button kind="primary" icon={<AddIcon size={16} />} onPress={() => onOpen(null)}>
          {t('teams.new')}
        </Button>
      </div>
      {teams.length === 0 && <p className={styles['quiet']}>{t('teams.none')}</p>}
      {teams.length > 0 && (
        <ul className={styles['list']} aria-label={t('teams.list')}>
          {teams.map(({ teamId, name, agentFirstMs, keepDays }) => (
            <li key={teamId}>
              <RowButton onPress={() => onOpen(teamId)}>
                <span className={styles['words']}>
                  <span className={styles['name']}>{name}</span>
                  <span className={styles['quiet']}>
                    {agentFirstMs === 0
                      ? t('teams.agentFirstNone')
                      : t('teams.agentFirst', { hours: hoursOf(agentFirstMs) })}
                  </span>
                  <span className={styles['quiet']}>
                    {keepDays === null ? t('teams.kept') : t('teams.keptDays', { days: keepDays })}
                  </span>
                </span>
              </RowButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
