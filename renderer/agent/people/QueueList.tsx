import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { RowButton } from '#renderer/ui/controls/RowButton.tsx';
import { AddIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './People.module.css';
import type { Managed } from './useManaged.ts';

/** The queues, each with its team. */
export function QueueList(props: {
  readonly managed: Managed;
  /** Null adds one. */
  readonly onOpen: (queueId: string | null) => void;
}): ReactNode {
  const t = useText();
  const { onOpen } = props;
  const { queues, teams } = props.managed;
  const names = new Map(teams.map(({ teamId, name }) => [teamId, name]));
  if (teams.length === 0) {
    return (
      <div className={styles['part']}>
        <p className={styles['quiet']}>{t('queues.needTeam')}</p>
      </div>
    );
  }
  return (
    <div className={styles['part']}>
      <div className={styles['row']}>
        <Button kind="primary" icon={<AddIcon size={16} />} onPress={() => onOpen(null)}>
          {t('queues.new')}
        </Button>
      </div>
      {queues.length === 0 && <p className={styles['quiet']}>{t('queues.none')}</p>}
      {queues.length > 0 && (
        <ul className={styles['list']} aria-label={t('queues.list')}>
          {queues.map(({ queueId, teamId, name, mood }) => (
            <li key={queueId}>
              <RowButton onPress={() => onOpen(queueId)}>
                <span className={styles['words']}>
                  <span className={styles['name']}>{name}</span>
                  <span className={styles['quiet']}>
                    {t('queues.inTeam', { team: names.get(teamId) ?? '' })}
                  </span>
                  <span className={styles['quiet']}>
                    {t(mood ? 'queues.moodOn' : 'queues.moodOff')}
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
