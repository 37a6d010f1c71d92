import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Failure } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { Progress } from '#renderer/ui/feedback/Progress.tsx';
import { DownloadIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import styles from './Settings.module.css';

/** The face model that is not here: what it is, how it gets here, and how that goes. */
export function MoodModel(): ReactNode {
  const t = useText();
  const { downloadFaceModel, cancelFaceModel } = useServices();
  const { state, progress, detail } = useApp((app) => app.faceModel);
  const [failure, setFailure] = useState<Failure | null>(null);
  const download = (): void => {
    void downloadFaceModel().then((result) => setFailure(result.ok ? null : result.error));
  };
  if (state === 'downloading') {
    return (
      <div className={styles['group']}>
        <Progress label={t('mood.settings.downloading')} share={progress ?? 0} />
        <p className={styles['quiet']}>{t('mood.settings.downloadingBody')}</p>
        <div className={styles['row']}>
          <Button size="small" onPress={() => void cancelFaceModel()}>
            {t('mood.settings.cancel')}
          </Button>
        </div>
      </div>
    );
  }
  const failed = state === 'failed' || failure !== null;
  const why = detail ?? (failure && t(`failure.${failure.code}`));
  return (
    <Banner
      tone={failed ? 'attention' : 'plain'}
      title={t(failed ? 'mood.settings.failed' : 'mood.settings.missing')}
      actions={
        <Button size="small" icon={<DownloadIcon size={16} />} onPress={download}>
          {t(failed ? 'mood.settings.tryAgain' : 'mood.settings.download')}
        </Button>
      }
    >
      {failed && <p>{why ?? t('mood.settings.failedBody')}</p>}
      <p>{t.rich('mood.settings.missingBody', { code })}</p>
    </Banner>
  );
}

/** A command that is not broken in its middle. */
function code(parts: readonly ReactNode[]): ReactNode {
  return <code className={styles['code']}>{parts}</code>;
}
