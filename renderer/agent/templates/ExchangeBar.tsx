import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type {
  ExchangeFormat,
  ImportDone,
  ImportPreview,
  ImportProgress,
} from '#shared/model/templateImport.ts';
import type { Failure, Outcome } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { ImportBar } from './ImportBar.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import styles from './Templates.module.css';

type Said =
  | { readonly of: 'export'; readonly count: number }
  | { readonly of: 'import'; readonly done: ImportDone }
  | { readonly of: 'stopped' }
  | { readonly of: 'failure'; readonly failure: Failure };

/** The library's way to files and back. */
export function ExchangeBar(props: { readonly onDone: () => void }): ReactNode {
  const t = useText();
  const { library } = useServices();
  const [busy, setBusy] = useState(false);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  useEffect(() => library.onProgress(setProgress), [library]);

  const during = async <T,>(asked: Outcome<T>): Outcome<T> => {
    setSaid(null);
    setProgress(null);
    setBusy(true);
    const result = await asked;
    setBusy(false);
    if (!result.ok) setSaid({ of: 'failure', failure: result.error });
    return result;
  };

  const write = async (to: ExchangeFormat): Promise<void> => {
    const result = await library.write(to);
    if (!result.ok) setSaid({ of: 'failure', failure: result.error });
    else if (result.value !== null) setSaid({ of: 'export', count: result.value });
  };
  const read = async (): Promise<void> => {
    const result = await during(library.readImport());
    if (result.ok) setPreview(result.value);
  };
  const take = async (): Promise<void> => {
    setPreview(null);
    const result = await during(library.takeImport());
    if (!result.ok) return;
    setSaid(result.value === null ? { of: 'stopped' } : { of: 'import', done: result.value });
    props.onDone();
  };
  return (
    <section className={styles['group']} aria-label={t('templates.files')}>
      <h2>{t('templates.files')}</h2>
      <div className={styles['row']}>
        <Button isPending={busy} onPress={() => void read()}>
          {t('templates.import')}
        </Button>
        <Button onPress={() => void write('csv')}>{t('templates.exportCsv')}</Button>
        <Button onPress={() => void write('json')}>{t('templates.exportJson')}</Button>
      </div>
      {busy && progress !== null && (
        <ImportBar progress={progress} onStop={() => void library.cancelImport()} />
      )}
      {said?.of === 'export' && (
        <Banner tone="good" title={t('templates.exported', { count: said.count })} />
      )}
      {said?.of === 'import' && <Banner tone="good" title={t('import.done', { ...said.done })} />}
      {said?.of === 'stopped' && <Banner title={t('import.stopped')} />}
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
