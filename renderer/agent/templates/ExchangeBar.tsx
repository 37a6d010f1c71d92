import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { ExchangeFormat, ImportDone, ImportPreview } from '#shared/model/templateImport.ts';
import type { Failure } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { ImportDialog } from './ImportDialog.tsx';
import styles from './Templates.module.css';

type Said =
  | { readonly of: 'export'; readonly count: number }
  | { readonly of: 'import'; readonly done: ImportDone }
  | { readonly of: 'failure'; readonly failure: Failure };

/** The library's way to files and back. */
export function ExchangeBar(props: { readonly onDone: () => void }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { library } = useServices();
  const [reading, setReading] = useState<number | null>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  useEffect(
    () => library.onProgress((done) => setReading((was) => (was === null ? null : done))),
    [library],
  );

  const write = async (to: ExchangeFormat): Promise<void> => {
    const result = await library.write(to);
    if (!result.ok) setSaid({ of: 'failure', failure: result.error });
    else if (result.value !== null) setSaid({ of: 'export', count: result.value });
  };
  const read = async (): Promise<void> => {
    setReading(0);
    const result = await library.readImport();
    setReading(null);
    if (result.ok) setPreview(result.value);
    else setSaid({ of: 'failure', failure: result.error });
  };
  const take = async (): Promise<void> => {
    setPreview(null);
    const result = await library.takeImport();
    setSaid(
      result.ok ? { of: 'import', done: result.value } : { of: 'failure', failure: result.error },
    );
    props.onDone();
  };
  return (
    <section className={styles['group']} aria-label={t('templates.files')}>
      <h2>{t('templates.files')}</h2>
      <div className={styles['row']}>
        <Button isPending={reading !== null} onPress={() => void read()}>
          {t('templates.import')}
        </Button>
        <Button onPress={() => void write('csv')}>{t('templates.exportCsv')}</Button>
        <Button onPress={() => void write('json')}>{t('templates.exportJson')}</Button>
      </div>
      {reading !== null && reading > 0 && (
        <div className={styles['row']}>
          <output>{t('import.reading', { percent: format.percent(reading) })}</output>
          <Button size="small" onPress={() => void library.cancelImport()}>
            {t('import.stop')}
          </Button>
        </div>
      )}
      {said?.of === 'export' && (
        <Banner tone="good" title={t('templates.exported', { count: said.count })} />
      )}
      {said?.of === 'import' && <Banner tone="good" title={t('import.done', { ...said.done })} />}
      {said?.of === 'failure' && (
        <Banner tone="attention" title={t('templates.problem')}>
          {said.failure.code === 'badRequest'
            ? said.failure.message
            : t(`failure.${said.failure.code}`)}
        </Banner>
      )}
      {preview !== null && (
        <ImportDialog
          preview={preview}
          onTake={() => void take()}
          onLeave={() => {
            setPreview(null);
            void library.cancelImport();
          }}
        />
      )}
    </section>
  );
}
