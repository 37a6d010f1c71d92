import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { recommendSteps, resolutions, steps, SURVEY_COMMENT_CHARS } from '#shared/model/survey.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useWords } from '../i18n/useWords.ts';
import { Scale } from './Scale.tsx';
import type { SurveyDesk } from './surveyDesk.ts';
import styles from './Survey.module.css';

const asChoices = (values: readonly number[]) =>
  values.map((value) => ({ value, word: String(value) }));
const fiveSteps = asChoices(steps);
const elevenSteps = asChoices(recommendSteps);

/** The questions after a call: all of them optional, sent once. */
export function Survey(props: { readonly desk: SurveyDesk; readonly agent: string }): ReactNode {
  const t = useWords();
  const { desk, agent } = props;
  const { phase } = useStore(desk.store);
  if (phase === 'declined') return <Said>{t('survey.declined')}</Said>;
  if (phase === 'sent') return <Said>{t('survey.sent', { agent })}</Said>;
  if (phase === 'used') return <Said>{t('survey.used')}</Said>;
  if (phase === 'gone') return <Said>{t('survey.gone')}</Said>;
  return <Questions desk={desk} agent={agent} />;
}

/** The end of it. Takes the focus, which the form had: nobody is left on a button that is gone. */
function Said(props: { readonly children: ReactNode }): ReactNode {
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <p ref={ref} tabIndex={-1} className={styles['said']}>
      {props.children}
    </p>
  );
}

function Questions(props: { readonly desk: SurveyDesk; readonly agent: string }): ReactNode {
  const t = useWords();
  const { desk, agent } = props;
  const { phase, answers } = useStore(desk.store);
  const sending = phase === 'sending';
  return (
    <section className={styles['survey']} aria-labelledby="survey-title">
      <h2 id="survey-title" className={styles['title']}>
        {t('survey.title')}
      </h2>
      <p className={styles['quiet']}>{t('survey.about', { agent })}</p>
      <Scale
        question={t('survey.satisfied')}
        choices={fiveSteps}
        ends={[t('survey.notAtAll'), t('survey.very')]}
        value={answers.satisfied}
        disabled={sending}
        onChange={(satisfied) => desk.answer({ satisfied })}
      />
      <Scale
        question={t('survey.heard', { agent })}
        choices={fiveSteps}
        ends={[t('survey.notAtAll'), t('survey.fully')]}
        value={answers.heard}
        disabled={sending}
        onChange={(heard) => desk.answer({ heard })}
      />
      <Scale
        question={t('survey.resolved')}
        choices={resolutions.map((value) => ({ value, word: t(`survey.resolved.${value}`) }))}
        value={answers.resolved}
        disabled={sending}
        onChange={(resolved) => desk.answer({ resolved })}
      />
      <Scale
        question={t('survey.recommend')}
        choices={elevenSteps}
        ends={[t('survey.unlikely'), t('survey.likely')]}
        value={answers.recommend}
        disabled={sending}
        onChange={(recommend) => desk.answer({ recommend })}
      />
      <TextField
        label={t('survey.comment')}
        rows={3}
        maxLength={SURVEY_COMMENT_CHARS}
        isReadOnly={sending}
        value={answers.comment}
        onChange={(comment) => desk.answer({ comment })}
      />
      <div role="alert" className={styles['trouble']}>
        {phase === 'failed' && t('survey.failed')}
        {phase === 'empty' && t('survey.empty')}
      </div>
      <div className={styles['ways']}>
        <Button size="large" wide isPending={sending} onPress={() => void desk.send()}>
          {sending ? t('survey.sending') : t('survey.send')}
        </Button>
        <Button size="large" wide isDisabled={sending} onPress={desk.decline}>
          {t('survey.no')}
        </Button>
      </div>
    </section>
  );
}
