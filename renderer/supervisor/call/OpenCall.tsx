import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DeskCall } from '#shared/contract/desk.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { LineSentence } from '#renderer/ui/summary/LineSentence.tsx';
import { MomentPicker } from '#renderer/ui/summary/MomentPicker.tsx';
import { Timeline } from '#renderer/ui/summary/Timeline.tsx';
import { NotForDecisions, PrintedHead } from '../app/Printed.tsx';
import { SaveButtons } from '../app/SaveButtons.tsx';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { useSupervisor } from '../desk/me.ts';
import { AnswersCard } from './AnswersCard.tsx';
import { CallFiguresTable } from './CallFiguresTable.tsx';
import { CallLists } from './CallLists.tsx';
import { PrintedReviews } from './PrintedReviews.tsx';
import { ownReview } from './reviews.ts';
import { ReviewSide } from './ReviewSide.tsx';
import { useReviewDraft } from './useReviewDraft.ts';
import styles from './Call.module.css';

/** A call that has been read: the picture and the words in the middle, the review at the side. */
export function OpenCall(props: {
  readonly call: DeskCall;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const { personId } = useSupervisor();
  const [atMs, setAtMs] = useState<Ms | null>(null);
  const { call } = props;
  const { line, summary, answers } = call;
  const own = ownReview(call, personId);
  const inHand = useReviewDraft(line.callId, own?.status === 'draft' ? own : null);
  const comments = own === null || own.status === 'draft' ? inHand.draft.comments : own.comments;
  const { agentName, customerName } = line;
  return (
    <div className={styles['columns']}>
      <div className={styles['middle']}>
        <PrintedHead>{t('desk.title')}</PrintedHead>
        <header className={styles['head']}>
          <div>
            <ScreenTitle takesFocus>
              {t('desk.call.title', { agent: agentName, customer: customerName })}
            </ScreenTitle>
            <p className={styles['quiet']}>
              {t('summary.when', {
                date: format.date(line.startedAt),
                time: format.time(line.startedAt),
                duration: format.duration(line.durationMs),
              })}
              {' · '}
              {t(line.video ? 'summary.video' : 'summary.voice')}
              {line.issue !== null && ` · ${line.issue}`}
            </p>
            {summary.imported !== undefined && (
              <p className={styles['quiet']}>
                {t('desk.call.imported', {
                  name: summary.imported.by,
                  date: format.date(summary.imported.at),
                })}
              </p>
            )}
          </div>
          <SaveButtons name={t('desk.call.title', { agent: agentName, customer: customerName })} />
        </header>
        <section className={styles['card']}>
          <h2>{t('summary.timeline')}</h2>
          <Timeline
            data={consented(summary)}
            customerName={customerName}
            agentName={agentName}
            over={
              <MomentPicker
                label={t('desk.call.moment')}
                durationMs={summary.durationMs}
                atMs={atMs}
                onChange={setAtMs}
                pins={comments.flatMap(({ commentId, atMs: at }, index) =>
                  at === null ? [] : [{ id: commentId, atMs: at, mark: String(index + 1) }],
                )}
              />
            }
          />
          {summary.line !== null && (
            <p className={styles['quiet']}>
              <LineSentence line={summary.line} />
            </p>
          )}
          {consented(summary).mood !== null && (
            <p className={styles['quiet']}>{t('mood.caution')}</p>
          )}
        </section>
        <div className={styles['beside']}>
          <CallFiguresTable summary={summary} unusual={line.unusual} />
          {/* Whoever called another phone system was asked nothing here. */}
          {summary.imported === undefined && (
            <AnswersCard answers={answers} customerName={customerName} />
          )}
        </div>
        <CallLists summary={summary} onMoment={setAtMs} />
        <PrintedReviews call={call} />
        <NotForDecisions />
      </div>
      <ReviewSide
        call={call}
        own={own}
        inHand={inHand}
        atMs={atMs}
        onMoment={setAtMs}
        onChanged={props.onChanged}
      />
    </div>
  );
}

/** The expression is drawn only where its customer agreed to its being read. */
function consented(summary: CallSummary): CallSummary {
  const agreed = summary.moodConsent.some(({ by, given }) => by === 'customer' && given);
  return agreed ? summary : { ...summary, mood: null };
}
