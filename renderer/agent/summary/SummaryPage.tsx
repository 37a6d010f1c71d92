import type { ReactNode } from 'react';
import type { CallSummary, Highlight } from '#shared/model/callSummary.ts';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { TryNextIcon, WentWellIcon } from '#renderer/ui/icons/icons.tsx';
import { clock } from '#renderer/ui/i18n/clock.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { LineSentence } from '#renderer/ui/summary/LineSentence.tsx';
import { Timeline } from '#renderer/ui/summary/Timeline.tsx';
import { cx } from '#renderer/ui/theme/cx.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { FeedbackOnCall } from '../feedback/FeedbackOnCall.tsx';
import { ChatWritten, Cues, PromptsSaid } from './Lists.tsx';
import { CustomerAnswers } from './CustomerAnswers.tsx';
import { Figures } from './Figures.tsx';
import { MoodSummary } from './MoodSummary.tsx';
import { Facts, Promised } from './Noted.tsx';
import { Notes } from './Notes.tsx';
import { NotMeasured } from './NotMeasured.tsx';
import styles from './Summary.module.css';

/** A call after it is over: first what went well, then one thing to try, then the rest. */
export function SummaryPage(props: {
  readonly summary: CallSummary;
  readonly titled: boolean;
  /** Notes, and changes of what was noted, need a stored record. */
  readonly withNotes: boolean;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const { summary } = props;
  const name = summary.customerName;
  return (
    <div className={styles['summary']}>
      <div>
        {props.titled && <ScreenTitle>{t('summary.title', { name })}</ScreenTitle>}
        <p className={styles['when']}>
          {t('summary.when', {
            date: format.date(summary.startedAt),
            time: format.time(summary.startedAt),
            duration: format.duration(summary.durationMs),
          })}
          {' · '}
          {t(summary.video ? 'summary.video' : 'summary.voice')}
          {summary.issue !== null && ` · ${summary.issue}`}
        </p>
        {summary.simulated && <p className={styles['when']}>{t('summary.simulatedNote')}</p>}
      </div>
      {summary.recovered && (
        <Banner announce="off" title={t('common.recovered')}>
          {t('summary.recovered')}
        </Banner>
      )}
      <div className={styles['heads']}>
        <Head kind="wentWell" highlight={summary.wentWell} name={name} />
        <Head kind="tryNext" highlight={summary.tryNext} name={name} />
      </div>
      <section className={styles['card']}>
        <h2>{t('summary.timeline')}</h2>
        <Timeline data={summary} customerName={name} />
      </section>
      <section>
        <h2 className={styles['sectionTitle']}>{t('summary.figures')}</h2>
        <Figures summary={summary} />
        <NotMeasured summary={summary} />
        {summary.line !== null && (
          <p className={styles['line']}>
            <LineSentence line={summary.line} />
          </p>
        )}
      </section>
      <MoodSummary summary={summary} />
      {props.withNotes && !summary.simulated && (
        <CustomerAnswers key={summary.callId} callId={summary.callId} name={name} />
      )}
      {props.withNotes && !summary.simulated && <FeedbackOnCall callId={summary.callId} />}
      <div className={styles['lists']}>
        <Facts summary={summary} stored={props.withNotes} />
        <Promised summary={summary} stored={props.withNotes} />
        <PromptsSaid summary={summary} />
        <Cues summary={summary} />
        {summary.chat.length > 0 && <ChatWritten summary={summary} />}
        {props.withNotes && (
          <Notes key={summary.callId} callId={summary.callId} saved={summary.notes} />
        )}
      </div>
      <p className={styles['note']}>{t('summary.yours')}</p>
    </div>
  );
}

function Head(props: {
  readonly kind: 'wentWell' | 'tryNext';
  readonly highlight: Highlight;
  readonly name: string;
}): ReactNode {
  const t = useText();
  const { kind, highlight, name } = props;
  const Icon = kind === 'wentWell' ? WentWellIcon : TryNextIcon;
  return (
    <section className={cx(styles, 'head', kind)}>
      <h2>
        <Icon size={18} />
        {t(`summary.${kind}`)}
      </h2>
      <p>{t(highlight.code, { name, value: highlight.value ?? 0 })}</p>
      {highlight.atMs !== null && (
        <p className={styles['moment']}>{t('summary.atMoment', { time: clock(highlight.atMs) })}</p>
      )}
    </section>
  );
}
