import { useCallback, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { IpcFailure } from '#shared/contract/ipc.ts';
import type { ImportList } from '#shared/contract/deskImportsIpc.ts';
import type { Result } from '#shared/lib/result.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx';
import { Progress } from '#renderer/ui/feedback/Progress.tsx';
import { ImportIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useLoaded } from '#renderer/ui/load/useLoaded.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { useDesk } from '../desk/desk.ts';
import { countsOf } from './counts.ts';
import { ImportRow } from './ImportRow.tsx';
import { useImports } from './useImports.ts';
import styles from './Imports.module.css';

/** Recordings of another phone system: which, whose, and how far they are. */
export function ImportPage(): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const { list, failure, take, again } = useImports();
  const agents = useLoaded(useCallback(() => desk['desk.agents'](), [desk]));
  const [refused, setRefused] = useState<string | null>(null);
  const chooser = useRef<HTMLButtonElement>(null);
  const known = agents.loaded.state === 'ready' ? agents.loaded.value : [];

  const order = async (asked: Promise<Result<ImportList, IpcFailure>>): Promise<void> => {
    const failed = await take(asked);
    setRefused(failed === null ? null : t(`failure.${failed.code}`));
  };
  const choose = async (pair: boolean): Promise<void> => {
    const failed = await take(desk['desk.chooseImports']({ pair }));
    if (failed === null) return setRefused(null);
    setRefused(
      pair && failed.code === 'badRequest' ? t('desk.imports.notTwo') : t(`failure.${failed.code}`),
    );
  };

  return (
    <div className={styles['scroll']}>
      <div className={styles['page']}>
        <header className={styles['head']}>
          <ScreenTitle takesFocus>{t('desk.imports.title')}</ScreenTitle>
          <div className={styles['choose']}>
            <Button ref={chooser} onPress={() => void choose(false)}>
              {t('desk.imports.choose')}
            </Button>
            <Button kind="quiet" onPress={() => void choose(true)}>
              {t('desk.imports.choosePair')}
            </Button>
          </div>
        </header>
        <div className={styles['intro']}>
          <p>{t('desk.imports.intro')}</p>
          <p>{t('desk.imports.sides')}</p>
        </div>
        {refused !== null && (
          <Banner tone="attention" title={t('desk.imports.chooseFailed')}>
            {refused}
          </Banner>
        )}
        {failure !== null && (
          <Failed title={t('desk.imports.failed')} failure={failure} onAgain={again} />
        )}
        {agents.loaded.state === 'failed' && (
          <Failed
            title={t('desk.imports.agentsFailed')}
            failure={agents.loaded.failure}
            onAgain={agents.reload}
          />
        )}
        {list === null && failure === null && <output>{t('common.loading')}</output>}
        {list?.items.length === 0 && (
          <EmptyState icon={<ImportIcon size={32} />}>{t('desk.imports.empty')}</EmptyState>
        )}
        {list !== null && list.items.length > 0 && (
          <>
            <Run list={list} onRun={(on) => void order(desk['desk.runImports']({ on }))} />
            <ol className={styles['list']} aria-label={t('desk.imports.list')}>
              {list.items.map((item) => (
                <ImportRow
                  key={item.itemId}
                  item={item}
                  agents={known}
                  onChange={(details) =>
                    void order(desk['desk.changeImport']({ itemId: item.itemId, details }))
                  }
                  onSwap={() => void order(desk['desk.swapImport']({ itemId: item.itemId }))}
                  onRemove={() => {
                    // The button that was pressed goes away with its row.
                    chooser.current?.focus();
                    void order(desk['desk.removeImport']({ itemId: item.itemId }));
                  }}
                />
              ))}
            </ol>
          </>
        )}
      </div>
    </div>
  );
}

/** Begin and stop, and how far all of it is. */
function Run(props: {
  readonly list: ImportList;
  readonly onRun: (on: boolean) => void;
}): ReactNode {
  const t = useText();
  const { list, onRun } = props;
  const { startable, open, done, begun, share } = countsOf(list);
  return (
    <div className={styles['run']}>
      {startable > 0 || !list.running ? (
        <Button kind="primary" isDisabled={startable === 0} onPress={() => onRun(true)}>
          {t('desk.imports.start', { count: startable })}
        </Button>
      ) : null}
      {list.running && <Button onPress={() => onRun(false)}>{t('desk.imports.stop')}</Button>}
      <div className={styles['sofar']}>
        {list.running && (
          <Progress
            label={t('desk.imports.progress', { at: Math.min(done + 1, begun), of: begun })}
            share={share}
          />
        )}
        <output>
          {!list.running && done > 0 && (
            <span>{t('desk.imports.done', { done, of: list.items.length })} </span>
          )}
          {open > 0 && <span>{t('desk.imports.open', { count: open })}</span>}
        </output>
      </div>
    </div>
  );
}

function Failed(props: {
  readonly title: string;
  readonly failure: IpcFailure;
  readonly onAgain: () => void;
}): ReactNode {
  const t = useText();
  return (
    <Banner
      tone="attention"
      title={props.title}
      actions={
        <Button size="small" onPress={props.onAgain}>
          {t('common.tryAgain')}
        </Button>
      }
    >
      {t(`failure.${props.failure.code}`)}
    </Banner>
  );
}
