import { memo } from 'react';
import type { ReactNode } from 'react';
import type { PerParty } from '#shared/model/callSummary.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { MetricHelp } from '../glossary/MetricHelp.tsx';
import { DiagnosticsIcon } from '../icons/icons.tsx';
import { useFormat } from '../i18n/useFormat.ts';
import { useText } from '../i18n/useText.ts';
import { lanePath, spokenSeconds } from './lane.ts';
import styles from './TalkBar.module.css';

export interface TalkBarProps {
  readonly customerName: string;
  readonly slotMs: number;
  /** One share of speech a slot, newest last. */
  readonly agent: readonly number[];
  readonly customer: readonly number[];
  /** Share of all speech so far, 0..1; null until somebody spoke. */
  readonly share: PerParty<number | null>;
  /** Stands where the balance would, while there is none to trust. */
  readonly note?: string | undefined;
  /** Opens what there is to know about the listening. */
  readonly onDiagnostics: () => void;
}

/** Who spoke lately, in two lanes, and the balance so far. Drawing and words say the same. */
export const TalkBar = memo(function TalkBar(props: TalkBarProps): ReactNode {
  const t = useText();
  const format = useFormat();
  const { agent, customer, slotMs, share, customerName: name } = props;
  const seconds = Math.round((Math.max(agent.length, customer.length) * slotMs) / 1000);
  const words = t('talk.strip', {
    seconds,
    name,
    you: spokenSeconds(agent, slotMs),
    them: spokenSeconds(customer, slotMs),
  });
  return (
    <div className={styles['bar']}>
      <span className={styles['you']}>{t('common.you')}</span>
      <span className={styles['other']} title={name}>
        {name}
      </span>
      <svg className={styles['lanes']} role="img" aria-label={words}>
        <Lane values={agent} kind="laneYou" top={0} />
        <Lane values={customer} kind="laneOther" top={LANE_HEIGHT + LANE_GAP} />
      </svg>
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
        <IconButton
          icon={<DiagnosticsIcon size={16} />}
          label={t('diagnostics.open')}
          size="small"
          onPress={props.onDiagnostics}
        />
        <MetricHelp id="shareOfSpeech" />
      </span>
    </div>
  );
});

const LANE_HEIGHT = 22;
const LANE_GAP = 2;

function Lane(props: {
  readonly values: readonly number[];
  readonly kind: 'laneYou' | 'laneOther';
  readonly top: number;
}): ReactNode {
  return (
    <svg
      className={styles[props.kind]}
      y={props.top}
      width="100%"
      height={LANE_HEIGHT}
      viewBox={`0 0 ${Math.max(1, props.values.length)} 1`}
      preserveAspectRatio="none"
    >
      <rect width="100%" height="100%" />
      <path d={lanePath(props.values)} />
    </svg>
  );
}
