import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { Membership, Team } from '#shared/model/people.ts';
import type { Invitation, NewInvitation } from '#renderer/session/index.ts';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { Switch } from '#renderer/ui/controls/Switch.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { nameProblem } from '../home/names.ts';
import { isAddressOrNone } from './drafts.ts';
import { Head } from './Head.tsx';
import { InvitationReady } from './InvitationReady.tsx';
import styles from './People.module.css';
import { Places } from './Places.tsx';
import { SaveBar } from './SaveBar.tsx';
import { useAsking } from './useAsking.ts';

const DAY_MS = 24 * 3_600_000;
/** How long a link may work, in days; the hub takes at most the last. */
const lives = [1, 7, 30] as const;

/** Makes an invitation; its link then stands where the form was. */
export function InvitePage(props: {
  readonly teams: readonly Team[];
  readonly onChanged: () => void;
  readonly onBack: () => void;
}): ReactNode {
  const [made, setMade] = useState<Invitation | null>(null);
  const { teams, onChanged, onBack } = props;
  if (made !== null) return <InvitationReady invitation={made} onDone={onBack} />;
  return (
    <InviteForm
      teams={teams}
      onBack={onBack}
      onMade={(invitation) => {
        setMade(invitation);
        onChanged();
      }}
    />
  );
}

type Draft = Pick<NewInvitation, 'name' | 'email' | 'administrator'> & {
  readonly memberships: readonly Membership[];
  readonly days: number;
};

function InviteForm(props: {
  readonly teams: readonly Team[];
  readonly onMade: (invitation: Invitation) => void;
  readonly onBack: () => void;
}): ReactNode {
  const t = useText();
  const { admin } = useServices();
  const { teams } = props;
  const [draft, setDraft] = useState<Draft>(() => firstDraft(teams));
  const [checked, setChecked] = useState(false);
  const asking = useAsking();
  const set = (changes: Partial<Draft>): void => {
    setDraft({ ...draft, ...changes });
    setChecked(false);
    asking.forget();
  };
  const name = draft.name.trim();
  const nameWrong = name === '' ? null : nameProblem(name);
  const emailWrong = !isAddressOrNone(draft.email);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if (nameWrong !== null || emailWrong) return;
    const { administrator, memberships, days } = draft;
    const email = draft.email.trim();
    const wanted = { name, email, administrator, memberships, expiresInMs: days * DAY_MS };
    const made = await asking.ask(() => admin.invite(wanted));
    if (made !== null) props.onMade(made.value);
  };
  return (
    <div className={styles['page']}>
      <Head backLabel={t('invitations.back')} onBack={props.onBack}>
        {t('invitations.newTitle')}
      </Head>
      <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={t('people.name')}
          hint={t('invitations.nameHint')}
          value={draft.name}
          onChange={(next) => set({ name: next })}
          error={checked && nameWrong !== null ? t(`name.${nameWrong}`) : null}
          autoComplete="off"
        />
        <TextField
          label={t('invitations.email')}
          hint={t('invitations.emailHint')}
          type="email"
          value={draft.email}
          onChange={(next) => set({ email: next })}
          error={checked && emailWrong ? t('team.emailBad') : null}
          maxLength={200}
          autoComplete="off"
          spellCheck="false"
        />
        <Places
          teams={teams}
          value={draft.memberships}
          onChange={(memberships) => set({ memberships })}
        />
        <Switch
          label={t('people.administrator')}
          hint={t('invitations.administratorHint')}
          isSelected={draft.administrator}
          onChange={(administrator) => set({ administrator })}
        />
        <Select
          label={t('invitations.life')}
          value={String(draft.days)}
          options={lives.map((days) => ({
            id: String(days),
            label: t('invitations.days', { days }),
          }))}
          onChange={(id) => set({ days: lives.find((each) => String(each) === id) ?? draft.days })}
        />
        <SaveBar asking={asking} label={t('invitations.make')} />
      </form>
    </div>
  );
}

/** Where there is one team alone, it is most likely meant. */
function firstDraft(teams: readonly Team[]): Draft {
  const [only, ...others] = teams;
  const memberships =
    only !== undefined && others.length === 0
      ? [{ teamId: only.teamId, role: 'agent' as const }]
      : [];
  return { name: '', email: '', administrator: false, memberships, days: 7 };
}
