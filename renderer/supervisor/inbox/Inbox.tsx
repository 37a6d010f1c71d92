import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { CallFilters, Waiting } from '#shared/contract/desk.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Tabs } from '#renderer/ui/controls/Tabs.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useLoaded } from '#renderer/ui/load/useLoaded.ts';
import { useDesk } from '../desk/desk.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { SaveButtons } from '../app/SaveButtons.tsx';
import { callRows } from './callRows.ts';
import { CallList } from './CallList.tsx';
import { FilterBar } from './FilterBar.tsx';
import { askedWith, firstChoice } from './filters.ts';
import type { Choice } from './filters.ts';
import { SavedViews } from './SavedViews.tsx';
import { useCalls } from './useCalls.ts';
import styles from './Inbox.module.css';

type TabId = NonNullable<CallFilters['inbox']> | 'all';
const tabs: readonly TabId[] = ['waiting', 'disputed', 'unusual', 'unhappy', 'sampled', 'all'];

/** What waits for a look, and every call there is. */
export function Inbox(props: { readonly shown: boolean }): ReactNode {
  const t = useText();
  const { desk, now } = useDesk();
  const [choice, setChoice] = useState<Choice>(firstChoice);
  // The hub is asked for what stands there when the hands rest.
  const text = useRested(choice.filters.text, TYPING_REST_MS);
  const filters = useMemo(
    () => askedWith({ ...choice, filters: { ...choice.filters, text } }, now()),
    [choice, text, now],
  );
  const calls = useCalls(filters);
  const waiting = useLoaded(useCallback(() => desk['desk.waiting'](), [desk]));
  const { reload } = calls;
  const { reload: recount } = waiting;
  const wasShown = useRef(true);
  useEffect(() => {
    // Back from a call: it may have left the list.
    if (props.shown && !wasShown.current) {
      reload();
      recount();
    }
    wasShown.current = props.shown;
  }, [props.shown, reload, recount]);

  const counts = waiting.loaded.state === 'ready' ? waiting.loaded.value : null;
  const label = (tab: TabId): string => {
    const count = countOf(tab, counts);
    const words = t(`desk.inbox.${tab}`);
    return count === null
      ? words
      : t('desk.inbox.count', { words, count, more: count >= MANY ? 'yes' : 'no' });
  };
  return (
    <>
      <header className={styles['head']}>
        <div className={styles['titleRow']}>
          <ScreenTitle shown={props.shown}>{t('desk.place.inbox')}</ScreenTitle>
          <SaveButtons
            name={t('desk.save.callsName')}
            pdf={false}
            isDisabled={(calls.lines ?? []).length === 0}
            rows={() => callRows(calls.lines ?? [], t('desk.notForDecisions'))}
          />
          <SavedViews choice={choice} onChoose={setChoice} />
          <Button
            size="small"
            kind="quiet"
            onPress={() => {
              reload();
              recount();
            }}
          >
            {t('desk.inbox.refresh')}
          </Button>
        </div>
        <FilterBar choice={choice} onChange={setChoice} />
      </header>
      <div className={styles['tabs']}>
        <Tabs
          label={t('desk.inbox.tabs')}
          selected={choice.filters.inbox ?? 'all'}
          onSelect={(id) =>
            setChoice({
              ...choice,
              filters: {
                ...choice.filters,
                inbox: id === 'all' ? null : (id as CallFilters['inbox']),
              },
            })
          }
          items={tabs.map((id) => ({
            id,
            label: label(id),
            content: (
              <CallList
                calls={calls}
                choice={choice}
                shown={props.shown}
                onClear={() =>
                  setChoice({
                    ...firstChoice,
                    filters: { ...firstChoice.filters, inbox: choice.filters.inbox },
                  })
                }
              />
            ),
          }))}
        />
      </div>
    </>
  );
}

/** Between two words of somebody who types slowly. */
const TYPING_REST_MS = 250;

/** The hub counts no further. */
const MANY = 1000;

function countOf(tab: TabId, counts: Waiting | null): number | null {
  return counts === null || tab === 'waiting' || tab === 'all' ? null : counts[tab];
}

/** A value once it has not changed for a while. */
function useRested<T>(value: T, restMs: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return rested;
}
