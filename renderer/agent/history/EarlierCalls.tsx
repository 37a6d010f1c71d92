import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { CallListItem } from '#shared/model/callSummary.ts';
import { ok } from '#shared/lib/result.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { cx } from '#renderer/ui/theme/cx.ts';
import { useServices } from '../desk/services.ts';
import type { Outcome } from '#renderer/session/index.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import styles from './EarlierCalls.module.css';

/** How far back is looked for the same customer. */
const LOOK_BACK_CALLS = 500;

/** The last calls with a customer of that name; silent while it does not know. */
export function EarlierCalls(props: {
  readonly customerName: string;
  readonly most: number;
  /** For narrow places: what it was about stands below its date. */
  readonly stacked?: boolean;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const { listCalls } = useServices();
  const { customerName: name, most } = props;
  const load = useCallback(async (): Outcome<readonly CallListItem[]> => {
    const result = await listCalls(LOOK_BACK_CALLS, null);
    if (!result.ok) return result;
    const wanted = name.trim().toLocaleLowerCase();
    const theirs = result.value.filter(
      (call) => call.customerName.trim().toLocaleLowerCase() === wanted,
    );
    return ok(theirs.slice(0, most));
  }, [listCalls, name, most]);
  const { loaded } = useLoaded(load);
  if (loaded.state !== 'ready') return <div className={styles['earlier']} />;
  return (
    <div className={styles['earlier']}>
      {loaded.value.length === 0 ? (
        <p className={styles['first']}>{t('ring.noPrevious', { name })}</p>
      ) : (
        <>
          <p className={styles['title']}>{t('ring.previous', { name })}</p>
          <ul className={cx(styles, 'calls', props.stacked && 'stacked')}>
            {loaded.value.map((call) => (
              <li key={call.callId}>
                <span>{format.date(call.startedAt)}</span>
                <span className={styles['detail']}>
                  {[format.duration(call.durationMs), call.issue].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
