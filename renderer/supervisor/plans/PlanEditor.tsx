import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Named, Plan } from '#shared/contract/desk.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { Tick } from '#renderer/ui/controls/Tick.tsx';
import { AddIcon, CloseIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDesk } from '../desk/desk.ts';
import { useSupervisor } from '../desk/me.ts';
import { dayWords, parseDay } from './day.ts';
import styles from '../app/Page.module.css';

type Goal = Plan['goals'][number];

/** Writes a plan: with whom, what it is called, its goals and their dates. */
export function PlanEditor(props: {
  readonly first: Plan;
  readonly people: readonly Named[];
  readonly onSave: (plan: Plan) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useText();
  const { freshId } = useDesk();
  const { teams } = useSupervisor();
  const [plan, setPlan] = useState(props.first);
  const [tried, setTried] = useState(false);
  const isNew = plan.revision === 0;
  const goals = plan.goals.filter(({ text }) => text.trim() !== '');
  const noTitle = plan.title.trim() === '';
  const setGoal = (goalId: string, change: Partial<Goal>): void =>
    setPlan({
      ...plan,
      goals: plan.goals.map((each) => (each.goalId === goalId ? { ...each, ...change } : each)),
    });
  return (
    <form
      noValidate
      className={styles['card']}
      aria-label={t('desk.plan.editor')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!noTitle) props.onSave({ ...plan, title: plan.title.trim(), goals });
      }}
    >
      {isNew && (
        <div className={styles['row']}>
          <Select
            label={t('desk.filter.agent')}
            value={plan.agentId}
            options={props.people.map(({ personId, name }) => ({ id: personId, label: name }))}
            onChange={(agentId) => setPlan({ ...plan, agentId })}
          />
          {teams.length > 1 && (
            <Select
              label={t('desk.filter.team')}
              value={plan.teamId}
              options={teams.map(({ teamId, name }) => ({ id: teamId, label: name }))}
              onChange={(teamId) => setPlan({ ...plan, teamId })}
            />
          )}
        </div>
      )}
      <TextField
        label={t('desk.plan.title')}
        value={plan.title}
        maxLength={120}
        error={tried && noTitle ? t('desk.plan.needsTitle') : null}
        onChange={(title) => setPlan({ ...plan, title })}
      />
      {plan.goals.map((goal, index) => (
        <GoalEditor
          key={goal.goalId}
          goal={goal}
          number={index + 1}
          onChange={(change) => setGoal(goal.goalId, change)}
          onRemove={() =>
            setPlan({ ...plan, goals: plan.goals.filter((each) => each.goalId !== goal.goalId) })
          }
        />
      ))}
      <div className={styles['row']}>
        <Button type="submit" kind="primary">
          {t('desk.plan.save')}
        </Button>
        <Button
          icon={<AddIcon size={16} />}
          isDisabled={plan.goals.length >= 20}
          onPress={() =>
            setPlan({
              ...plan,
              goals: [...plan.goals, { goalId: freshId(), text: '', dueAt: null, doneAt: null }],
            })
          }
        >
          {t('desk.plan.addGoal')}
        </Button>
        <Button kind="quiet" onPress={props.onCancel}>
          {t('desk.comment.cancel')}
        </Button>
      </div>
    </form>
  );
}

function GoalEditor(props: {
  readonly goal: Goal;
  readonly number: number;
  readonly onChange: (change: Partial<Goal>) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const t = useText();
  const { now } = useDesk();
  const { goal, number, onChange } = props;
  return (
    <div className={styles['goal']}>
      <Tick
        label={t('desk.plan.goalDone', { number })}
        isSelected={goal.doneAt !== null}
        onChange={(done) => onChange({ doneAt: done ? now() : null })}
      />
      <TextField
        label={t('desk.plan.goal', { number })}
        value={goal.text}
        maxLength={500}
        onChange={(text) => onChange({ text })}
      />
      <TextField
        label={t('desk.plan.by')}
        type="date"
        value={dayWords(goal.dueAt)}
        onChange={(words) => onChange({ dueAt: parseDay(words) })}
      />
      <IconButton
        icon={<CloseIcon size={16} />}
        label={t('desk.plan.removeGoal', { number })}
        onPress={props.onRemove}
      />
    </div>
  );
}
