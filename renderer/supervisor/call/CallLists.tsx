import type { ReactNode } from 'react';
import type { Ms } from '#shared/lib/units.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { clock } from '#renderer/ui/i18n/clock.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { MomentButton } from './MomentButton.tsx';
import styles from './Call.module.css';

/**
 * What was said, noted, promised and written. The agent's note to themselves and what they did with
 * their cues stay theirs.
 */
export function CallLists(props: {
  readonly summary: CallSummary;
  readonly onMoment: (atMs: Ms) => void;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const { summary, onMoment } = props;
  return (
    <div className={styles['beside']}>
      <Card title={t('desk.call.facts')} empty={t('summary.noFacts')}>
        {summary.facts.map(({ atMs, text }) => (
          <Row key={`${atMs}${text}`} atMs={atMs} onMoment={onMoment}>
            {text}
          </Row>
        ))}
      </Card>
      <Card title={t('desk.call.promises')} empty={t('desk.call.noPromises')}>
        {summary.actions.map(({ actionId, atMs, text, dueAt }) => (
          <Row key={actionId} atMs={atMs} onMoment={onMoment}>
            {text}
            <span className={styles['quiet']}>
              {dueAt === null
                ? t('desk.call.noDate')
                : t('desk.call.due', { date: format.date(dueAt), time: format.time(dueAt) })}
            </span>
          </Row>
        ))}
      </Card>
      <Card title={t('desk.call.prompts')} empty={t('summary.noPrompts')}>
        {summary.prompts.map(({ atMs, templateId, situation, text }) => (
          <Row key={`${atMs}${templateId}`} atMs={atMs} onMoment={onMoment}>
            <span className={styles['quiet']}>{t(`situation.${situation}`)}</span>
            {text}
          </Row>
        ))}
      </Card>
      {summary.chat.length > 0 && (
        <Card title={t('summary.chat')} empty={t('summary.noChat')}>
          {summary.chat.map(({ atMs, by, text }, at) => (
            // The list never changes, so that a place is a name.
            // oxlint-disable-next-line react/no-array-index-key
            <Row key={at} atMs={atMs} onMoment={onMoment}>
              <span className={styles['quiet']}>
                {by === 'agent' ? summary.agentName : summary.customerName}
              </span>
              <bdi className={styles['written']}>{text}</bdi>
            </Row>
          ))}
        </Card>
      )}
    </div>
  );
}

function Card(props: {
  readonly title: string;
  readonly empty: string;
  readonly children: readonly ReactNode[];
}): ReactNode {
  return (
    <section className={styles['card']}>
      <h2>{props.title}</h2>
      {props.children.length === 0 ? (
        <p className={styles['quiet']}>{props.empty}</p>
      ) : (
        <ul className={styles['rows']}>{props.children}</ul>
      )}
    </section>
  );
}

function Row(props: {
  readonly atMs: Ms;
  readonly onMoment: (atMs: Ms) => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <li>
      <MomentButton atMs={props.atMs} onPress={props.onMoment}>
        {clock(props.atMs)}
      </MomentButton>
      <span className={styles['what']}>{props.children}</span>
    </li>
  );
}
