import type { ReactNode } from 'react';
import type { OwnJudgement, SurveyView } from '#shared/model/survey.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './Answers.module.css';
import summaryStyles from './Summary.module.css';

type Shown = Extract<SurveyView, { readonly state: 'shown' }>;

/** The customer's answers, beside what the agent thought before. Words only: nobody is scored. */
export function AnswersShown(props: { readonly view: Shown; readonly name: string }): ReactNode {
  const t = useText();
  const { view, name } = props;
  const { answers, own } = view;
  const outOf = (value: number | null, most: number): string =>
    value === null ? t('answers.none') : t('answers.outOf', { value, most });
  const settled = answers.resolved;
  return (
    <>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('answers.question')}</th>
            <th scope="col">{t('answers.theirs', { name })}</th>
            {own !== null && <th scope="col">{t('answers.own')}</th>}
            {own !== null && <th scope="col">{t('answers.compare')}</th>}
          </tr>
        </thead>
        <tbody>
          <Row
            question={t('answers.satisfied')}
            said={outOf(answers.satisfied, 5)}
            own={own && (own.satisfied === null ? null : outOf(own.satisfied, 5))}
            judged={own !== null}
            compared={useSteps(answers.satisfied, own)}
          />
          <Row
            question={t('answers.resolved')}
            said={settled === null ? t('answers.none') : t(`answers.resolved.${settled}`)}
            own={own?.resolved ? t(`answers.resolved.${own.resolved}`) : null}
            judged={own !== null}
            compared={
              settled === null || !own?.resolved
                ? null
                : t(settled === own.resolved ? 'answers.same' : 'answers.other')
            }
          />
          <Row
            question={t('answers.heard')}
            said={outOf(answers.heard, 5)}
            own=""
            judged={own !== null}
            compared={null}
          />
          <Row
            question={t('answers.recommend')}
            said={outOf(answers.recommend, 10)}
            own=""
            judged={own !== null}
            compared={null}
          />
        </tbody>
      </table>
      {answers.comment !== '' && (
        <div>
          <h3 className={styles['words']}>{t('answers.comment', { name })}</h3>
          <p className={summaryStyles['written']}>{answers.comment}</p>
        </div>
      )}
      <p className={summaryStyles['note']}>{t('answers.apart', { name })}</p>
    </>
  );
}

function useSteps(said: number | null, own: OwnJudgement | null): string | null {
  const t = useText();
  if (said === null || own === null || own.satisfied === null) return null;
  const steps = said - own.satisfied;
  if (steps === 0) return t('answers.same');
  return steps > 0 ? t('answers.higher', { steps }) : t('answers.lower', { steps: -steps });
}

function Row(props: {
  readonly question: string;
  readonly said: string;
  /** Null: not noted. Empty: nobody was asked for it. */
  readonly own: string | null;
  /** The agent noted a judgement: there are columns for it. */
  readonly judged: boolean;
  readonly compared: string | null;
}): ReactNode {
  const t = useText();
  return (
    <tr>
      <th scope="row">{props.question}</th>
      <td>{props.said}</td>
      {props.judged && <td>{props.own ?? t('answers.notNoted')}</td>}
      {props.judged && <td>{props.compared ?? ''}</td>}
    </tr>
  );
}
