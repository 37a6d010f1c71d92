import { memo } from 'react';
import type { ReactNode } from 'react';
import type { PerParty } from '#shared/model/callSummary.ts';
import { MetricHelp } from '../glossary/MetricHelp.tsx';
import { useFormat } from '../i18n/useFormat.ts';
import { useText } from '../i18n/useText.ts';
import { spokenSeconds } from './lane.ts';
import { partIn, placeIn } from './strip.ts';
import { stripSpan, TalkLanes } from './TalkLanes.tsx';
import type { Talk } from './TalkLanes.tsx';
import styles from './TalkBar.module.css';

export interface TalkBarProps extends Talk {
  readonly customerName: string;
  /** Share of all speech so far, 0..1; null until somebody spoke. */
  readonly share: PerParty<number | null>;
  /** Stands where the balance would, while there is none to trust. */
  readonly note?: string | undefined;
  /** A button that opens more, at the end; the same element each time, or all is drawn again. */
  readonly more: ReactNode;
}

/** Who spoke lately, in two lanes, and the balance so far. Drawing and words say the same. */
export const TalkBar = memo(function TalkBar(props: TalkBarProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { agent, customer, slotMs, share, customerName: name } = props;
  const strip = stripSpan(props);
  const seconds = Math.round((Math.max(agent.length, customer.length) * slotMs) / 1000);
  const shown = props.marks.filter(({ atMs }) => placeIn(strip, atMs) !== null);
  const overs = shown.filter(({ kind }) => kind === 'talkOver').length;
  const words = [
    t('talk.strip', {
      seconds,
      name,
      you: spokenSeconds(agent, slotMs),
      them: spokenSeconds(customer, slotMs),
    }),
    overs > 0 && t('talk.overs', { count: overs }),
    shown.length > overs && t('talk.overlaps', { count: shown.length - overs }),
    props.unheard.some(({ fromMs, toMs }) => partIn(strip, fromMs, toMs) !== null) &&
      t('talk.unheard'),
  ].filter((sentence) => sentence !== false);
  return (
    <div className={styles['bar']}>
      <span className={styles['you']}>{t('common.you')}</span>
      <span className={styles['other']} title={name}>
        {name}
      </span>
      <span className={styles['lanes']} title={words.slice(1).join(' ')}>
        <TalkLanes talk={props} words={words.join(' ')} />
      </span>
      <span className={styles['window']}>{t('talk.window', { seconds })}</span>
      <span className={styles['balance']} title={t('talk.balanceLabel')}>
        {props.note ??
          (share.agent === null || share.customer === null
            ? t('talk.none')
            : t.rich('talk.balance', {
                you: format.percent(share.agent),
                them: format.percent(share.customer),
                name: (
                  <span key="name" className={styles['shortName']}>
                    {name}
                  </span>
                ),
              }))}
      </span>
      <span className={styles['tools']}>
        {props.more}
        <MetricHelp id="shareOfSpeech" />
      </span>
    </div>
  );
});
