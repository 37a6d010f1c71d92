import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { Scorecard } from '#shared/model/review.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { ConfirmDialog } from '#renderer/ui/feedback/ConfirmDialog.tsx';
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx';
import { AddIcon, ScorecardIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useLoaded } from '#renderer/ui/load/useLoaded.ts';
import { Awaited, Page, useRefusalWords } from '../app/Page.tsx';
import { useDesk } from '../desk/desk.ts';
import { useSupervisor } from '../desk/me.ts';
import { ScorecardEditor } from './ScorecardEditor.tsx';
import { newCard } from './cardDraft.ts';
import styles from '../app/Page.module.css';

/** The scorecards of a team: what is asked of each call that is scored. */
export function ScorecardsPage(): ReactNode {
  const t = useText();
  const { desk, freshId } = useDesk();
  const { teams } = useSupervisor();
  const refusal = useRefusalWords();
  const [teamId, setTeamId] = useState(teams[0]?.teamId ?? '');
  const [editing, setEditing] = useState<Scorecard | null>(null);
  const [deleting, setDeleting] = useState<Scorecard | null>(null);
  const [error, setError] = useState<string | null>(null);
  const { loaded, reload } = useLoaded(
    useCallback(() => desk['desk.scorecards']({ teamId }), [desk, teamId]),
  );
  const cards = loaded.state === 'ready' ? loaded.value : [];
  const save = async (scorecard: Scorecard): Promise<void> => {
    const result = await desk['desk.saveScorecard']({ teamId, scorecard });
    setError(result.ok ? null : refusal(result.error));
    if (!result.ok) return;
    setEditing(null);
    reload();
  };
  const remove = async ({ scorecardId }: Scorecard): Promise<void> => {
    setDeleting(null);
    const result = await desk['desk.deleteScorecard']({ teamId, scorecardId });
    setError(result.ok ? null : refusal(result.error));
    reload();
  };
  return (
    <Page
      title={t('desk.place.scorecards')}
      intro={t('desk.cards.intro')}
      actions={
        <>
          {teams.length > 1 && (
            <Select
              label={t('desk.filter.team')}
              value={teamId}
              options={teams.map((team) => ({ id: team.teamId, label: team.name }))}
              onChange={(id) => {
                setTeamId(id);
                setEditing(null);
              }}
            />
          )}
          <Button
            icon={<AddIcon size={16} />}
            isDisabled={editing !== null}
            onPress={() => setEditing(newCard(freshId))}
          >
            {t('desk.cards.new')}
          </Button>
        </>
      }
    >
      <Awaited loaded={loaded} reload={reload} />
      {error !== null && (
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      )}
      {loaded.state === 'ready' && cards.length === 0 && editing === null && (
        <EmptyState icon={<ScorecardIcon size={32} />}>{t('desk.cards.empty')}</EmptyState>
      )}
      {editing !== null && (
        <ScorecardEditor
          key={editing.scorecardId}
          first={editing}
          onSave={(card) => void save(card)}
          onCancel={() => setEditing(null)}
        />
      )}
      <ul className={styles['cards']} aria-label={t('desk.place.scorecards')}>
        {cards
          .filter(({ scorecardId }) => scorecardId !== editing?.scorecardId)
          .map((card) => (
            <li key={card.scorecardId} className={styles['card']}>
              <div className={styles['spread']}>
                <h2>{card.name}</h2>
                <div className={styles['row']}>
                  <Button size="small" onPress={() => setEditing(card)}>
                    {t('desk.cards.edit', { name: card.name })}
                  </Button>
                  <Button size="small" kind="quiet" onPress={() => setDeleting(card)}>
                    {t('desk.cards.delete')}
                  </Button>
                </div>
              </div>
              <ol className={styles['goals']}>
                {card.items.map((item) => (
                  <li key={item.itemId}>
                    {item.text}{' '}
                    <span className={styles['quiet']}>
                      {t('desk.cards.itemWords', {
                        points: item.points,
                        weight: item.weight,
                        critical: item.critical ? 'yes' : 'no',
                      })}
                    </span>
                  </li>
                ))}
              </ol>
            </li>
          ))}
      </ul>
      <ConfirmDialog
        isOpen={deleting !== null}
        kind="danger"
        title={t('desk.cards.deleteTitle', { name: deleting?.name ?? '' })}
        confirmLabel={t('desk.cards.delete')}
        cancelLabel={t('desk.cards.keep')}
        onConfirm={() => {
          if (deleting !== null) void remove(deleting);
        }}
        onCancel={() => setDeleting(null)}
      >
        {t('desk.cards.deleteBody')}
      </ConfirmDialog>
    </Page>
  );
}
