import type { ReactNode } from 'react';
import type { Ms } from '#shared/lib/units.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { CueFeedback } from '#shared/model/cue.ts';
import type { FigureId } from '#shared/model/figure.ts';
import { MetricHelp } from '#renderer/ui/glossary/MetricHelp.tsx';
import { clock } from '#renderer/ui/i18n/clock.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './Summary.module.css';

/** Which prompts were said, and when. */
export function PromptsSaid(props: { readonly summary: CallSummary }): ReactNode {
  const t = useText();
  return (
    <Card title={t('summary.prompts')} empty={t('summary.noPrompts')}>
      {props.summary.prompts.map((prompt) => (
        <Row key={`${prompt.atMs}${prompt.templateId}`} atMs={prompt.atMs}>
          <span className={styles['situation']}>{t(`situation.${prompt.situation}`)}</span>
          {prompt.text}
        </Row>
      ))}
    </Card>
  );
}

/** What was written, by whom and when. */
export function ChatWritten(props: { readonly summary: CallSummary }): ReactNode {
  const t = useText();
  const { chat, customerName } = props.summary;
  return (
    <Card title={t('summary.chat')} empty={t('summary.noChat')}>
      {chat.map(({ atMs, by, text }, at) => (
        // The list never changes, so that a place is a name.
        // oxlint-disable-next-line react/no-array-index-key
        <Row key={at} atMs={atMs}>
          <span className={styles['situation']}>
            {by === 'agent' ? t('summary.chatYou') : customerName}
          </span>
          <bdi className={styles['written']}>{text}</bdi>
        </Row>
      ))}
    </Card>
  );
}

const feedbackWords = {
  dismissed: 'summary.cueDismissed',
  notUseful: 'summary.cueNotUseful',
} as const satisfies Record<CueFeedback, string>;

/** Which cues were on the screen, and what became of them. */
export function Cues(props: { readonly summary: CallSummary }): ReactNode {
  const t = useText();
  return (
    <Card title={t('summary.cues')} empty={t('summary.noCues')} help="cues">
      {props.summary.cues.map(({ cue, feedback }) => (
        <Row key={cue.id} atMs={cue.atMs}>
          {t(`cue.${cue.kind}`)}
          <span className={styles['feedback']}>
            {t(feedback === null ? 'summary.cueLeft' : feedbackWords[feedback])}
          </span>
        </Row>
      ))}
    </Card>
  );
}

function Card(props: {
  readonly title: string;
  readonly empty: string;
  readonly help?: FigureId;
  readonly children: readonly ReactNode[];
}): ReactNode {
  return (
    <section className={styles['card']}>
      <h2 className={styles['cardTitle']}>
        {props.title}
        {props.help !== undefined && <MetricHelp id={props.help} />}
      </h2>
      {props.children.length === 0 ? (
        <p className={styles['quiet']}>{props.empty}</p>
      ) : (
        <ul className={styles['rows']}>{props.children}</ul>
      )}
    </section>
  );
}

function Row(props: { readonly atMs: Ms; readonly children: ReactNode }): ReactNode {
  return (
    <li>
      <span className={styles['at']}>{clock(props.atMs)}</span>
      <span className={styles['what']}>{props.children}</span>
    </li>
  );
}
