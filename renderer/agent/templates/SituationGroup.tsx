import { useState } from 'react';
import type { ReactNode } from 'react';
import type { LibraryTemplate } from '#shared/model/libraryTemplate.ts';
import type { Situation } from '#shared/model/template.ts';
import type { Library } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { OrderList } from '#renderer/ui/controls/OrderList.tsx';
import type { Move } from '#renderer/ui/controls/OrderList.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { TemplateRow } from './TemplateRow.tsx';
import { placeBeside } from './placeBeside.ts';
import styles from './Templates.module.css';

/** Rows of one situation shown at first, and with each press: thousands at once would hold the window. */
const PAGE = 50;

/** The sentences of one situation that fit the filter, to open and to put in order. */
export function SituationGroup(props: {
  readonly situation: Situation;
  /** Every entry of the library, those that the filter hides too. */
  readonly all: readonly LibraryTemplate[];
  readonly rows: readonly LibraryTemplate[];
  readonly library: Library;
  readonly onOpen: (id: string) => void;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const { library: desk } = useServices();
  const { situation, rows } = props;
  const { unsaved, use, pins } = props.library;
  const [shown, setShown] = useState(PAGE);
  const name = t(`situation.${situation}`);
  const move = async (wanted: Move): Promise<void> => {
    const ids = props.all.filter((each) => each.situation === situation).map(({ id }) => id);
    await desk.reorder(placeBeside(ids, wanted));
    props.onChanged();
  };
  const pin = async (id: string): Promise<void> => {
    await desk.pin(id, !pins.includes(id));
    props.onChanged();
  };
  return (
    <section className={styles['group']}>
      <h2>{name}</h2>
      <OrderList
        label={t('templates.list', { situation: name, count: rows.length })}
        items={rows.slice(0, shown).map((entry) => ({
          id: entry.id,
          words: entry.text,
          content: (
            <TemplateRow
              entry={entry}
              unsaved={unsaved.some(({ template }) => template.id === entry.id)}
              use={use.filter(({ templateId }) => templateId === entry.id)}
              pinned={pins.includes(entry.id)}
              onPin={() => void pin(entry.id)}
            />
          ),
        }))}
        moveLabel={(words) => t('templates.move', { words })}
        onOpen={props.onOpen}
        onMove={(wanted) => void move(wanted)}
      />
      {rows.length > shown && (
        <div className={styles['row']}>
          <Button size="small" onPress={() => setShown(shown + PAGE)}>
            {t('templates.showMore', {
              more: Math.min(PAGE, rows.length - shown),
              situation: name,
            })}
          </Button>
          <span className={styles['muted']}>
            {t('templates.shownOf', { shown, count: rows.length })}
          </span>
        </div>
      )}
    </section>
  );
}
