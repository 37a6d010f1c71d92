import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { Entered, Failure, Outcome } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import type { MessageId } from '#renderer/ui/i18n/en/index.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDesk } from '../../desk/hooks.ts';
import styles from '../Settings.module.css';
import type { AccountDraft, FieldName } from './draft.ts';
import { emptyDraft, fieldProblem } from './draft.ts';
import { takeFocus } from './takeFocus.ts';

type Problems = Partial<Readonly<Record<FieldName | 'form', string>>>;

/** One of the small forms by which somebody comes into a team's hub. */
export function AccountForm(props: {
  readonly fields: readonly FieldName[];
  readonly known?: Partial<AccountDraft>;
  /** The password is chosen here. */
  readonly isNew: boolean;
  /** The first empty field takes the focus. */
  readonly takesFocus: boolean;
  readonly submitLabel: string;
  readonly onSubmit: (draft: AccountDraft) => Outcome<Entered>;
}): ReactNode {
  const t = useText();
  const { fields, isNew } = props;
  const inCall = useDesk((desk) => desk.call !== null);
  const [draft, setDraft] = useState<AccountDraft>({ ...emptyDraft, ...props.known });
  const [problems, setProblems] = useState<Problems>({});
  const [state, setState] = useState<'typing' | 'asking' | 'in'>('typing');
  const [first] = useState(() => fields.find((field) => draft[field] === ''));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = fields.flatMap((field) => {
      const problem = fieldProblem(field, draft, isNew);
      return problem === null ? [] : [[field, t(problem)] as const];
    });
    setProblems(Object.fromEntries(found));
    if (found.length > 0 || state !== 'typing' || inCall) return;
    setState('asking');
    const { name, email, team, password } = draft;
    const result = await props.onSubmit({
      name: name.trim(),
      email: email.trim(),
      team: team.trim(),
      password,
    });
    setState(result.ok && result.value.state === 'signedIn' ? 'in' : 'typing');
    setProblems(problemsOf(result, (failure) => t(`failure.${failure.code}`)));
  };
  const set = (field: FieldName, value: string): void => {
    setDraft({ ...draft, [field]: value });
    setProblems({});
  };
  return (
    <form className={styles['fields']} onSubmit={(event) => void submit(event)} noValidate>
      {problems.form !== undefined && (
        <Banner tone="attention" announce="alert" title={t('team.notEntered')}>
          {problems.form}
        </Banner>
      )}
      {fields.map((field) => (
        <TextField
          key={field}
          label={t(labels[field])}
          hint={field === 'password' && isNew ? t('team.passwordHint') : undefined}
          error={problems[field]}
          value={draft[field]}
          onChange={(value) => set(field, value)}
          {...inputs[field]}
          {...(props.takesFocus && field === first ? { inputRef: takeFocus } : {})}
          {...(field === 'password' && isNew ? { autoComplete: 'new-password' } : {})}
        />
      ))}
      <div className={styles['row']}>
        <Button type="submit" kind="primary" isDisabled={inCall} isPending={state === 'asking'}>
          {state === 'asking' ? t('team.entering') : props.submitLabel}
        </Button>
        <output>
          {state === 'in' && t('team.entered')}
          {inCall && t('team.inCall')}
        </output>
      </div>
    </form>
  );
}

const labels: Readonly<Record<FieldName, MessageId>> = {
  name: 'team.name',
  email: 'team.email',
  password: 'team.password',
  team: 'team.teamName',
};

const inputs = {
  name: { autoComplete: 'name', maxLength: 80 },
  email: { type: 'email', autoComplete: 'email', spellCheck: 'false', maxLength: 200 },
  password: { type: 'password', autoComplete: 'current-password', maxLength: 256 },
  team: { autoComplete: 'off', maxLength: 80 },
} as const;

function problemsOf(
  result: Awaited<Outcome<Entered>>,
  words: (failure: Failure) => string,
): Problems {
  if (!result.ok) return { form: words(result.error) };
  if (result.value.state !== 'problem') return {};
  const { at, message } = result.value;
  return at === 'email' || at === 'password' ? { [at]: message } : { form: message };
}
