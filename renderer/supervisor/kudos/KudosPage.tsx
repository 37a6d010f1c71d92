import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx';
import { KudosIcon } from '#renderer/ui/icons/icons.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useLoaded } from '#renderer/ui/load/useLoaded.ts';
import { Awaited, Page, useRefusalWords } from '../app/Page.tsx';
import { useDesk } from '../desk/desk.ts';
import { keepUnsent, unsentWords } from '../desk/unsent.ts';
import styles from '../app/Page.module.css';

const UNSENT = 'kudos';

/** Thanks, given and got. */
export function KudosPage(): ReactNode {
  const t = useText();
  const format = useFormat();
  const { desk } = useDesk();
  const { loaded, reload } = useLoaded(useCallback(() => desk['desk.kudos'](), [desk]));
  const all = loaded.state === 'ready' ? loaded.value : [];
  return (
    <Page title={t('desk.place.kudos')} intro={t('desk.kudos.intro')}>
      <GiveKudos onGiven={reload} />
      <Awaited loaded={loaded} reload={reload} />
      {loaded.state === 'ready' && all.length === 0 && (
        <EmptyState icon={<KudosIcon size={32} />}>{t('desk.kudos.empty')}</EmptyState>
      )}
      <ul className={styles['cards']} aria-label={t('desk.place.kudos')}>
        {all
          .toSorted((a, b) => b.at - a.at)
          .map((kudos) => (
            <li key={kudos.kudosId} className={styles['card']}>
              <p className={styles['quiet']}>
                {t('desk.kudos.line', {
                  from: kudos.from.name,
                  to: kudos.to.name,
                  date: format.date(kudos.at),
                })}
              </p>
              <p>{kudos.text}</p>
            </li>
          ))}
      </ul>
    </Page>
  );
}

function GiveKudos(props: { readonly onGiven: () => void }): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const refusal = useRefusalWords();
  const people = useLoaded(useCallback(() => desk['desk.colleagues'](), [desk]));
  const [to, setTo] = useState<string | null>(null);
  const [text, setText] = useState(() => unsentWords(UNSENT));
  const [error, setError] = useState<string | null>(null);
  const named = people.loaded.state === 'ready' ? people.loaded.value : [];
  const toPersonId = to ?? named[0]?.personId;
  const write = (words: string): void => {
    setText(words);
    keepUnsent(UNSENT, words);
  };
  const give = async (): Promise<void> => {
    if (toPersonId === undefined) return;
    if (text.trim() === '') {
      setError(t('desk.comment.empty'));
      return;
    }
    const result = await desk['desk.giveKudos']({ toPersonId, callId: null, text });
    setError(result.ok ? null : refusal(result.error));
    if (!result.ok) return;
    write('');
    props.onGiven();
  };
  if (toPersonId === undefined) return <Awaited {...people} />;
  return (
    <form
      noValidate
      className={styles['card']}
      aria-label={t('desk.kudos.give')}
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <div className={styles['row']}>
        <Select
          label={t('desk.kudos.to')}
          value={toPersonId}
          options={named.map(({ personId, name }) => ({ id: personId, label: name }))}
          onChange={setTo}
        />
      </div>
      <TextField
        label={t('desk.kudos.text')}
        rows={2}
        value={text}
        maxLength={1000}
        error={error}
        onChange={write}
      />
      <div className={styles['row']}>
        <Button type="submit" kind="primary">
          {t('desk.kudos.give')}
        </Button>
      </div>
    </form>
  );
}
