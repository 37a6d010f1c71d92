import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { LibraryTemplate } from '#shared/model/libraryTemplate.ts';
import type { Failure } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Disclosure } from '#renderer/ui/controls/Disclosure.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import styles from './Templates.module.css';
import { useByAndWhen } from './useByAndWhen.ts';

/** Who changed a sentence and when, and the way back to each version. */
export function Versions(props: {
  readonly entry: LibraryTemplate;
  readonly onRestored: (entry: LibraryTemplate) => void;
  readonly onFailed: (failure: Failure) => void;
}): ReactNode {
  const t = useText();
  const byAndWhen = useByAndWhen();
  const { library } = useServices();
  const { id, version: current } = props.entry;
  const { loaded } = useLoaded(useCallback(() => library.history(id), [library, id]));
  const restore = async (version: number): Promise<void> => {
    const result = await library.restoreVersion(id, version);
    if (result.ok) props.onRestored(result.value);
    else props.onFailed(result.error);
  };
  if (loaded.state !== 'ready') return null;
  return (
    <Disclosure label={t('template.history')}>
      {loaded.value.length === 0 && <p>{t('template.historyNone')}</p>}
      <ul className={styles['cards']}>
        {loaded.value.map(({ version, at, by, what, template }) => (
          <li key={version} className={styles['card']}>
            <span>{t('template.historyRow', { version, what: t(`template.what.${what}`) })}</span>
            <span className={styles['muted']}>{byAndWhen(by, at)}</span>
            <span>{template.text}</span>
            {version !== current && (
              <span>
                <Button size="small" onPress={() => void restore(version)}>
                  {t('template.restoreVersion', { version })}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
