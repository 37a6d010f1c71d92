import type { ReactNode } from 'react';
import type { SurveyAnswers } from '#shared/model/survey.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './Call.module.css';

/** The customer's own answers: beside the figures that were counted, never mixed with them. */
export function AnswersCard(props: {
  readonly answers: SurveyAnswers | null;
  readonly customerName: string;
}): ReactNode {
  const t = useText();
  const { answers, customerName: name } = props;
  const outOf = (value: number | null, most: number): string =>
    value === null ? t('answers.none') : t('answers.outOf', { value, most });
  return (
    <section className={styles['card']}>
      <h2>{t('answers.title')}</h2>
      {answers === null ? (
        <p className={styles['quiet']}>{t('answers.waiting', { name })}</p>
      ) : (
        <>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('answers.question')}</th>
                <th scope="col">{t('answers.theirs', { name })}</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{t('answers.satisfied')}</th>
                <td>{outOf(answers.satisfied, 5)}</td>
              </tr>
              <tr>
                <th scope="row">{t('answers.resolved')}</th>
                <td>
                  {answers.resolved === null
                    ? t('answers.none')
                    : t(`answers.resolved.${answers.resolved}`)}
                </td>
              </tr>
              <tr>
                <th scope="row">{t('answers.heard')}</th>
                <td>{outOf(answers.heard, 5)}</td>
              </tr>
              <tr>
                <th scope="row">{t('answers.recommend')}</th>
                <td>{outOf(answers.recommend, 10)}</td>
              </tr>
            </tbody>
          </table>
          {answers.comment !== '' && (
            <div>
              <h3>{t('answers.comment', { name })}</h3>
              <p className={styles['written']}>
                <bdi>{answers.comment}</bdi>
              </p>
            </div>
          )}
        </>
      )}
      <p className={styles['quiet']}>{t('desk.call.apart', { name })}</p>
    </section>
  );
}
