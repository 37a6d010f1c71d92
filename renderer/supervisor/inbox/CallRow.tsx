import type { ReactNode } from 'react';
import { isImported } from '#shared/model/call.ts';
import type { CallFilters, CallLine } from '#shared/contract/desk.ts';
import {
  CheckIcon,
  DisputedIcon,
  SampledIcon,
  UnhappyIcon,
  UnusualIcon,
} from '#renderer/ui/icons/icons.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useFigureWords } from '../desk/useFigureWords.ts';
import { reasonsOf } from './reasons.ts';
import type { Reason } from './reasons.ts';
import { useVerdictWords } from './useVerdictWords.ts';
import styles from './Inbox.module.css';

const icons: Readonly<Record<Reason, typeof CheckIcon>> = {
  disputed: DisputedIcon,
  unhappy: UnhappyIcon,
  unusual: UnusualIcon,
  sampled: SampledIcon,
};

/** One call: with whom, when, why it is here, what the customer said. */
export function CallRow(props: {
  readonly line: CallLine;
  readonly inbox: CallFilters['inbox'];
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const verdict = useVerdictWords();
  const { line } = props;
  const reasons = reasonsOf(line, props.inbox);
  return (
    <div className={styles['row']}>
      <div className={styles['cell']}>
        <span className={styles['name']}>{line.customerName}</span>
        <span className={styles['quiet']}>
          {line.issue ?? t(isImported(line.callId) ? 'desk.inbox.imported' : 'desk.inbox.noIssue')}
        </span>
      </div>
      <div className={styles['cell']}>
        <span className={styles['cut']}>{line.agentName}</span>
        <span className={styles['quiet']}>
          {t('desk.inbox.when', {
            date: format.date(line.startedAt),
            time: format.time(line.startedAt),
            duration: format.duration(line.durationMs),
          })}
        </span>
      </div>
      <div className={styles['reasons']}>
        {reasons.map((reason) => (
          <ReasonWords key={reason} reason={reason} line={line} />
        ))}
        {line.reviewedAt === null ? (
          reasons.length === 0 && <span className={styles['quiet']}>{t('desk.why.waiting')}</span>
        ) : (
          <span className={styles['reason']}>
            <CheckIcon size={14} />
            {t('desk.why.reviewed', { date: format.date(line.reviewedAt) })}
          </span>
        )}
      </div>
      <div className={styles['verdict']}>{verdict(line)}</div>
    </div>
  );
}

function ReasonWords(props: { readonly reason: Reason; readonly line: CallLine }): ReactNode {
  const t = useText();
  const format = useFormat();
  const figures = useFigureWords();
  const { reason, line } = props;
  const Icon = icons[reason];
  return (
    <span className={styles['reason']}>
      <Icon size={14} />
      {t(`desk.why.${reason}`, {
        agent: line.agentName,
        figures: format.list(line.unusual.map((figure) => figures.name(figure))),
      })}
    </span>
  );
}

/** A line as it is read aloud. */
export function useRowWords(): (line: CallLine) => string {
  const t = useText();
  const format = useFormat();
  return (line) =>
    t('desk.inbox.row', {
      customer: line.customerName,
      agent: line.agentName,
      date: format.date(line.startedAt),
      time: format.time(line.startedAt),
    });
}
