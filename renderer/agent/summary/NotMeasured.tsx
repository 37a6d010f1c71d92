import type { ReactNode } from 'react';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { NotMeasured as Loss } from '#shared/model/notMeasured.ts';
import { MetricHelp } from '#renderer/ui/glossary/MetricHelp.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './Summary.module.css';

/** What could not be measured, and why, in sentences; nothing where all of it was. */
export function NotMeasured(props: { readonly summary: CallSummary }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { summary } = props;
  const name = summary.customerName;
  const sentences = [
    ...lossesOf(summary).flatMap(({ party, reason, ms, figures }) => {
      // What was too little is said beside the figure that it is about.
      if (reason === 'tooLittleSpeech' || reason === 'tooFewAnswers' || party === null) return [];
      const lost = figures.length > 0 ? 'yes' : 'no';
      return [t(`unmeasured.${reason}`, { who: party, name, time: format.duration(ms), lost })];
    }),
    ...(summary.metrics.heldMs > 0
      ? [t('unmeasured.held', { name, time: format.duration(summary.metrics.heldMs) })]
      : []),
  ];
  if (sentences.length === 0) return null;
  return (
    <section className={styles['unmeasured']}>
      <h3>
        {t('summary.notMeasured')}
        <MetricHelp id="notMeasured" />
      </h3>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

/** Records of before told only for how long sound was missing. */
function lossesOf({ unmeasured, notMeasured }: CallSummary): readonly Loss[] {
  if (unmeasured.length > 0) return unmeasured;
  return (['agent', 'customer'] as const).flatMap((party): readonly Loss[] =>
    notMeasured[party] > EARLY_LEAST_MS
      ? [{ party, reason: 'missing', ms: notMeasured[party], spans: [], figures: [] }]
      : [],
  );
}

/** A call ends between two frames; less than this is no gap. */
const EARLY_LEAST_MS = 500;
