import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { CallId } from '#shared/model/call.ts';
import type { OwnJudgement, SurveyView } from '#shared/model/survey.ts';
import { resolutions, steps } from '#shared/model/survey.ts';
import type { Outcome } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import styles from './Answers.module.css';
import summaryStyles from './Summary.module.css';

/** Asks for the agent's own judgement before the customer's answers are shown; it can be left out. */
export function OwnGuess(props: {
  readonly callId: CallId;
  readonly name: string;
  readonly onSeen: (view: SurveyView) => void;
}): ReactNode {
  const t = useText();
  const { surveys } = useServices();
  const { callId, name } = props;
  const [own, setOwn] = useState<OwnJudgement>({ satisfied: null, resolved: null });
  const [trouble, setTrouble] = useState<'empty' | 'failed' | null>(null);
  const [busy, setBusy] = useState(false);
  const see = async (asked: Outcome<SurveyView>): Promise<void> => {
    setBusy(true);
    const view = await asked;
    setBusy(false);
    if (view.ok) props.onSeen(view.value);
    else setTrouble('failed');
  };
  const note = (): void => {
    if (own.satisfied === null && own.resolved === null) setTrouble('empty');
    else void see(surveys.judge(callId, own));
  };
  return (
    <>
      <div>
        <p>{t('answers.came', { name })}</p>
        <p className={summaryStyles['note']}>{t('answers.why')}</p>
      </div>
      <div className={styles['questions']}>
        <Choice
          question={t('answers.judge.satisfied', { name })}
          choices={steps.map((value) => ({
            value,
            word: String(value),
            said: t('answers.outOf', { value, most: 5 }),
          }))}
          value={own.satisfied}
          onChange={(satisfied) => setOwn({ ...own, satisfied })}
        />
        <Choice
          question={t('answers.judge.resolved', { name })}
          choices={resolutions.map((value) => ({ value, word: t(`answers.resolved.${value}`) }))}
          value={own.resolved}
          onChange={(resolved) => setOwn({ ...own, resolved })}
        />
      </div>
      {trouble !== null && (
        <p role="alert">{t(trouble === 'empty' ? 'answers.judge.empty' : 'answers.failed')}</p>
      )}
      <div className={styles['ways']}>
        <Button isPending={busy} onPress={note}>
          {t('answers.judge.note')}
        </Button>
        <Button isPending={busy} onPress={() => void see(surveys.reveal(callId))}>
          {t('answers.judge.skip')}
        </Button>
      </div>
    </>
  );
}

function Choice<T extends string | number>(props: {
  readonly question: string;
  /** `said`: what is read aloud, where the word alone is short. */
  readonly choices: readonly { readonly value: T; readonly word: string; readonly said?: string }[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
}): ReactNode {
  const name = useId();
  return (
    <fieldset className={styles['choice']}>
      <legend>{props.question}</legend>
      {props.choices.map(({ value, word, said = word }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            aria-label={said}
            checked={props.value === value}
            onChange={() => props.onChange(value)}
          />
          {word}
        </label>
      ))}
    </fieldset>
  );
}
