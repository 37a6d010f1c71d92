import type { ReactNode } from 'react';
import type { CallListItem } from '#shared/model/callSummary.ts';
import { RowButton } from '#renderer/ui/controls/RowButton.tsx';
import { AnswersIcon, VideoIcon, VideoOffIcon } from '#renderer/ui/icons/icons.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './History.module.css';

/** One past call in a list. `short` leaves the figures out. */
export function CallRow(props: {
  readonly short?: boolean;
  readonly call: CallListItem;
  readonly onOpen: () => void;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const { call } = props;
  return (
    <RowButton onPress={props.onOpen}>
      <span className={styles['kind']}>
        {call.video ? (
          <VideoIcon size={18} aria-label={t('call.video')} />
        ) : (
          <VideoOffIcon size={18} aria-label={t('call.voice')} />
        )}
      </span>
      <span className={styles['who']}>
        <span className={styles['name']}>
          <span className={styles['nameText']}>{call.customerName}</span>
          {call.simulated && <span className={styles['badge']}>{t('common.simulated')}</span>}
          {call.answers !== undefined && (
            <span className={styles['answers']}>
              <AnswersIcon size={14} />
              {t(`answers.list.${call.answers}`)}
            </span>
          )}
          {call.recovered && <span className={styles['badge']}>{t('common.recovered')}</span>}
        </span>
        {call.issue !== null && <span className={styles['issue']}>{call.issue}</span>}
      </span>
      {props.short !== true && (
        <span className={styles['figures']}>
          <span>
            {call.agentShareOfSpeech === null
              ? t('history.noTalk')
              : t('history.share', { share: format.percent(call.agentShareOfSpeech) })}
          </span>
          <span>
            {call.agentInterruptions === null
              ? t('history.spokeOverUnknown')
              : t('history.spokeOver', { count: call.agentInterruptions })}
          </span>
        </span>
      )}
      <span className={styles['when']}>
        <span>
          {format.date(call.startedAt)}, {format.time(call.startedAt)}
        </span>
        <span className={styles['issue']}>{format.duration(call.durationMs)}</span>
      </span>
    </RowButton>
  );
}
