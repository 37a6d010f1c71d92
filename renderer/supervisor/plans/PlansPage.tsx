import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { Plan } from '#shared/contract/desk.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx';
import { AddIcon, PlanIcon } from '#renderer/ui/icons/icons.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useLoaded } from '#renderer/ui/load/useLoaded.ts';
import { Awaited, Page, useRefusalWords } from '../app/Page.tsx';
import { useDesk } from '../desk/desk.ts';
import { useSupervisor } from '../desk/me.ts';
import { PlanEditor } from './PlanEditor.tsx';
import { cx } from '#renderer/ui/theme/cx.ts';
import styles from '../app/Page.module.css';

/** What supervisors and agents agreed to work on. */
export function PlansPage(): ReactNode {
  const t = useText();
  const { desk, freshId, now } = useDesk();
  const { teams } = useSupervisor();
  const refusal = useRefusalWords();
  const plans = useLoaded(useCallback(() => desk['desk.plans'](), [desk]));
  const people = useLoaded(useCallback(() => desk['desk.colleagues'](), [desk]));
  const [editing, setEditing] = useState<Plan | null>(null);
  const [error, setError] = useState<string | null>(null);
  const all = plans.loaded.state === 'ready' ? plans.loaded.value : [];
  const named = people.loaded.state === 'ready' ? people.loaded.value : [];
  const nameOf = (agentId: string): string =>
    named.find(({ personId }) => personId === agentId)?.name ?? t('desk.plan.somebody');
  const save = async (plan: Plan): Promise<void> => {
    const result = await desk['desk.savePlan']({
      ...plan,
      goals: [...plan.goals],
      callIds: [...plan.callIds],
    });
    setError(result.ok ? null : refusal(result.error));
    // What somebody else made of it meanwhile is shown beside the words, which stay.
    if (result.ok) setEditing(null);
    plans.reload();
  };
  return (
    <Page
      title={t('desk.place.plans')}
      intro={t('desk.plan.intro')}
      actions={
        <Button
          icon={<AddIcon size={16} />}
          isDisabled={editing !== null || named.length === 0}
          onPress={() =>
            setEditing({
              planId: freshId(),
              agentId: named[0]?.personId ?? '',
              teamId: teams[0]?.teamId ?? '',
              title: '',
              goals: [{ goalId: freshId(), text: '', dueAt: null, doneAt: null }],
              callIds: [],
              closedAt: null,
              revision: 0,
            })
          }
        >
          {t('desk.plan.new')}
        </Button>
      }
    >
      <Awaited {...plans} />
      <Awaited {...people} />
      {error !== null && (
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      )}
      {plans.loaded.state === 'ready' && all.length === 0 && editing === null && (
        <EmptyState icon={<PlanIcon size={32} />}>{t('desk.plan.empty')}</EmptyState>
      )}
      {editing !== null && (
        <PlanEditor
          key={editing.planId}
          first={editing}
          people={named}
          onSave={(plan) => void save(plan)}
          onCancel={() => {
            setEditing(null);
            setError(null);
          }}
        />
      )}
      <ul className={styles['cards']} aria-label={t('desk.place.plans')}>
        {all.map((plan) => (
          <li key={plan.planId}>
            <PlanCard
              plan={plan}
              agent={nameOf(plan.agentId)}
              onEdit={() => setEditing(plan)}
              onClose={() =>
                void save({ ...plan, closedAt: plan.closedAt === null ? now() : null })
              }
            />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function PlanCard(props: {
  readonly plan: Plan;
  readonly agent: string;
  readonly onEdit: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const { plan, agent } = props;
  return (
    <article className={styles['card']}>
      <div className={styles['spread']}>
        <div>
          <h2>{plan.title}</h2>
          <p className={styles['quiet']}>
            {plan.closedAt === null
              ? t('desk.plan.with', { agent })
              : t('desk.plan.closed', { agent, date: format.date(plan.closedAt) })}
          </p>
        </div>
        <div className={styles['row']}>
          <Button size="small" onPress={props.onEdit}>
            {t('desk.comment.edit')}
          </Button>
          <Button size="small" kind="quiet" onPress={props.onClose}>
            {t(plan.closedAt === null ? 'desk.plan.close' : 'desk.plan.open')}
          </Button>
        </div>
      </div>
      <ul className={styles['goals']}>
        {plan.goals.map((goal) => (
          <li key={goal.goalId}>
            <span className={cx(styles, goal.doneAt !== null && 'done')}>{goal.text}</span>{' '}
            <span className={styles['quiet']}>
              {goal.doneAt !== null && t('desk.plan.doneOn', { date: format.date(goal.doneAt) })}
              {goal.doneAt === null &&
                goal.dueAt !== null &&
                t('desk.plan.due', { date: format.date(goal.dueAt) })}
            </span>
          </li>
        ))}
      </ul>
    </article>
  );
}
