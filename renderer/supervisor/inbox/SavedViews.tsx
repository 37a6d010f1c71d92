import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { SavedView } from '#shared/contract/desk.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { PopoverDialog } from '#renderer/ui/feedback/PopoverDialog.tsx';
import { CloseIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useLoaded } from '#renderer/ui/load/useLoaded.ts';
import { useDesk } from '../desk/desk.ts';
import type { Choice } from './filters.ts';
import styles from './Inbox.module.css';

/** Lists of filters under names, one's own. */
export function SavedViews(props: {
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const { loaded, reload } = useLoaded(useCallback(() => desk['desk.views'](), [desk]));
  const [failed, setFailed] = useState(false);
  const views = loaded.state === 'ready' ? loaded.value : [];
  const remove = async ({ viewId }: SavedView): Promise<void> => {
    const result = await desk['desk.deleteView']({ viewId });
    setFailed(!result.ok);
    reload();
  };
  return (
    <PopoverDialog
      title={t('desk.views.title')}
      closeLabel={t('common.close')}
      trigger={
        <Button size="small" kind="quiet">
          {t('desk.views.title')}
        </Button>
      }
    >
      {(close) => (
        <div className={styles['views']}>
          {views.length === 0 ? (
            <p className={styles['quietText']}>{t('desk.views.none')}</p>
          ) : (
            <ul aria-label={t('desk.views.title')}>
              {views.map((view) => (
                <li key={view.viewId} className={styles['view']}>
                  <Button
                    size="small"
                    kind="quiet"
                    onPress={() => {
                      // A view has no period: the one on the screen stays.
                      props.onChoose({ ...props.choice, filters: view.filters });
                      close();
                    }}
                  >
                    {view.name}
                  </Button>
                  <IconButton
                    size="small"
                    icon={<CloseIcon size={14} />}
                    label={t('desk.views.delete', { name: view.name })}
                    onPress={() => void remove(view)}
                  />
                </li>
              ))}
            </ul>
          )}
          {(failed || loaded.state === 'failed') && <p role="alert">{t('desk.views.failed')}</p>}
          <NewView
            choice={props.choice}
            onSaved={() => {
              reload();
              setFailed(false);
            }}
          />
        </div>
      )}
    </PopoverDialog>
  );
}

function NewView(props: { readonly choice: Choice; readonly onSaved: () => void }): ReactNode {
  const t = useText();
  const { desk, freshId } = useDesk();
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    if (name.trim() === '') {
      setError(t('desk.views.needsName'));
      return;
    }
    const filters = { ...props.choice.filters, from: null, until: null };
    const result = await desk['desk.saveView']({ viewId: freshId(), name, filters });
    setError(result.ok ? null : t(`failure.${result.error.code}`));
    if (!result.ok) return;
    setName('');
    props.onSaved();
  };
  return (
    <form
      noValidate
      className={styles['newView']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('desk.views.name')}
        hint={t('desk.views.hint')}
        value={name}
        maxLength={80}
        error={error}
        onChange={setName}
      />
      <Button size="small" type="submit">
        {t('desk.views.save')}
      </Button>
    </form>
  );
}
