import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { Team } from '#shared/model/people.ts';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { ConfirmDialog } from '#renderer/ui/feedback/ConfirmDialog.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { hoursOf, readDays, readHours, shortens } from './drafts.ts';
import { Head } from './Head.tsx';
import styles from './People.module.css';
import { SaveBar } from './SaveBar.tsx';
import { useAsking } from './useAsking.ts';

/** As it is typed; both ways of keeping at once, so that switching loses nothing. */
interface Draft {
  readonly name: string;
  readonly hours: string;
  readonly keep: 'never' | 'days';
  readonly days: string;
}

/** What stands in the field where a team that keeps all begins to delete. */
const DAYS_AT_FIRST = '365';

function draftOf({ name, agentFirstMs, keepDays }: Team): Draft {
  return {
    name,
    hours: String(hoursOf(agentFirstMs)),
    keep: keepDays === null ? 'never' : 'days',
    days: keepDays === null ? DAYS_AT_FIRST : String(keepDays),
  };
}

/** A draft's values; null where one of them cannot be read. */
function read(draft: Draft, team: Team): Omit<Team, 'teamId'> | null {
  const name = draft.name.trim();
  // What is shown is rounded: a time that was not touched stays what it is.
  const untouched = draft.hours === draftOf(team).hours;
  const agentFirstMs = untouched ? team.agentFirstMs : readHours(draft.hours);
  const keepDays = draft.keep === 'never' ? null : readDays(draft.days);
  const daysWrong = draft.keep === 'days' && keepDays === null;
  if (name === '' || agentFirstMs === null || daysWrong) return null;
  return { name, agentFirstMs, keepDays };
}

/** One team: its name, and what becomes of its summaries. */
export function TeamPage(props: {
  readonly team: Team;
  readonly onChanged: () => void;
  readonly onBack: () => void;
}): ReactNode {
  const t = useText();
  const { admin } = useServices();
  const { team, onChanged } = props;
  const [draft, setDraft] = useState(() => draftOf(team));
  const [checked, setChecked] = useState(false);
  const [question, setQuestion] = useState(false);
  const asking = useAsking();
  const wanted = read(draft, team);
  const set = (changes: Partial<Draft>): void => {
    setDraft({ ...draft, ...changes });
    setChecked(false);
    asking.forget();
  };
  const save = async (): Promise<void> => {
    setQuestion(false);
    if (wanted === null) return;
    if (await asking.ask(() => admin.changeTeam(team.teamId, wanted))) onChanged();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (wanted !== null && shortens(team.keepDays, wanted.keepDays)) setQuestion(true);
    else void save();
  };
  return (
    <div className={styles['page']}>
      <Head backLabel={t('teams.back')} onBack={props.onBack}>
        {team.name}
      </Head>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <TextField
          label={t('teams.name')}
          value={draft.name}
          onChange={(name) => set({ name })}
          error={checked && draft.name.trim() === '' ? t('team.teamMissing') : null}
          maxLength={80}
          autoComplete="off"
        />
        <TextField
          label={t('teams.hours')}
          hint={t('teams.hoursHint')}
          inputMode="decimal"
          value={draft.hours}
          onChange={(hours) => set({ hours })}
          error={checked && readHours(draft.hours) === null ? t('teams.hoursWrong') : null}
          maxLength={8}
          autoComplete="off"
        />
        <Select
          label={t('teams.keep')}
          value={draft.keep}
          options={[
            { id: 'never', label: t('teams.keepNever') },
            { id: 'days', label: t('teams.keepDays') },
          ]}
          onChange={(id) => set({ keep: id === 'days' ? 'days' : 'never' })}
        />
        {draft.keep === 'days' && (
          <TextField
            label={t('teams.days')}
            hint={t('teams.daysHint')}
            inputMode="numeric"
            value={draft.days}
            onChange={(days) => set({ days })}
            error={checked && readDays(draft.days) === null ? t('teams.daysWrong') : null}
            maxLength={5}
            autoComplete="off"
          />
        )}
        <SaveBar asking={asking} />
      </form>
      <ConfirmDialog
        isOpen={question}
        kind="danger"
        title={t('teams.shortenTitle', { team: team.name })}
        confirmLabel={t('teams.shortenConfirm')}
        cancelLabel={t('teams.shortenCancel')}
        onConfirm={() => void save()}
        onCancel={() => setQuestion(false)}
      >
        <p>{t('teams.shortenBody', { days: wanted?.keepDays ?? 0 })}</p>
      </ConfirmDialog>
    </div>
  );
}
