import { useState } from 'react';
import type { ReactNode } from 'react';
import { scoreCard, spreadOf } from '#shared/domain/review/score.ts';
import type { Calibration } from '#shared/contract/desk.ts';
import type { ItemScore } from '#shared/model/review.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useRefusalWords } from '../app/Page.tsx';
import { CardForm } from '../call/CardForm.tsx';
import { useDesk } from '../desk/desk.ts';
import { useSupervisor } from '../desk/me.ts';
import { useNav } from '../desk/nav.ts';
import styles from '../app/Page.module.css';

/** One call that several score: who has, one's own scores, and in the end how far apart all are. */
export function CalibrationCard(props: {
  readonly calibration: Calibration;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const { openCall } = useNav();
  const { personId } = useSupervisor();
  const { calibration } = props;
  const { reviewers, startedBy, startedAt, scorecard, all } = calibration;
  const done = reviewers.filter((each) => each.done);
  const takesPart = reviewers.some((each) => each.personId === personId);
  return (
    <article className={styles['card']}>
      <div className={styles['spread']}>
        <div>
          <h2>{scorecard.name}</h2>
          <p className={styles['quiet']}>
            {t('desk.calibration.started', {
              name: startedBy.name,
              date: format.date(startedAt),
              done: done.length,
              all: reviewers.length,
            })}
          </p>
        </div>
        <Button size="small" onPress={() => openCall(calibration.callId)}>
          {t('desk.calibration.openCall')}
        </Button>
      </div>
      <ul>
        {reviewers.map((each) => (
          <li key={each.personId}>
            {t(each.done ? 'desk.calibration.done' : 'desk.calibration.notDone', {
              name: each.name,
            })}
          </li>
        ))}
      </ul>
      {all === null && takesPart && (
        <BlindForm calibration={calibration} onChanged={props.onChanged} />
      )}
      {all === null && !takesPart && (
        <p className={styles['quiet']}>{t('desk.calibration.hidden')}</p>
      )}
      {all !== null && <SpreadTable calibration={calibration} all={all} />}
    </article>
  );
}

/** One's own scores, of which nobody knows before all have scored. */
function BlindForm(props: {
  readonly calibration: Calibration;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const refusal = useRefusalWords();
  const { calibrationId, scorecard, own } = props.calibration;
  const [scores, setScores] = useState<readonly ItemScore[]>(own ?? []);
  const [said, setSaid] = useState('');
  const { open } = scoreCard(scorecard, scores);
  const send = async (): Promise<void> => {
    const result = await desk['desk.scoreBlind']({
      calibrationId,
      blind: { scores: [...scores] },
    });
    setSaid(result.ok ? t('desk.calibration.sent') : refusal(result.error));
    if (result.ok) props.onChanged();
  };
  return (
    <>
      <p className={styles['quiet']}>{t('desk.calibration.blind')}</p>
      <CardForm card={scorecard} scores={scores} onChange={setScores} />
      <div className={styles['row']}>
        <Button kind="primary" isDisabled={open.length > 0} onPress={() => void send()}>
          {t(own === null ? 'desk.calibration.send' : 'desk.calibration.sendAgain')}
        </Button>
        <output>{said}</output>
      </div>
    </>
  );
}

/** How far apart the reviewers are, question by question. */
function SpreadTable(props: {
  readonly calibration: Calibration;
  readonly all: readonly (readonly ItemScore[])[];
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const { scorecard } = props.calibration;
  const spread = spreadOf(scorecard, props.all);
  const stepOf = (scores: readonly ItemScore[], itemId: string): string => {
    const step = scores.find((each) => each.itemId === itemId)?.step;
    return step === undefined || step === null ? t('desk.calibration.na') : String(step);
  };
  return (
    <>
      <p className={styles['quiet']}>{t('desk.calibration.spreadNote')}</p>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('desk.calibration.item')}</th>
            <th scope="col">{t('desk.calibration.steps')}</th>
            <th scope="col">{t('desk.calibration.mean')}</th>
            <th scope="col">{t('desk.calibration.apart')}</th>
          </tr>
        </thead>
        <tbody>
          {scorecard.items.map(({ itemId, text }, at) => {
            const of = spread[at];
            return (
              <tr key={itemId}>
                <th scope="row">{text}</th>
                <td>{props.all.map((scores) => stepOf(scores, itemId)).join(', ')}</td>
                <td>{of?.mean === null || of === undefined ? '–' : format.percent(of.mean)}</td>
                <td>
                  {of?.range === null || of === undefined ? '–' : format.percent(of.range)}
                  {of?.splitOnApplies === true && (
                    <span className={styles['quiet']}> {t('desk.calibration.split')}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
