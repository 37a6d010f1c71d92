import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Named, NewKudos } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import styles from './Feedback.module.css';
import { LoadFailed } from './LoadFailed.tsx';
import { useOwnId } from './useOwnId.ts';

/** Thanks that came and went, and the way to say some. */
export function Thanks(): ReactNode {
  const t = useText();
  const format = useFormat();
  const { feedback } = useServices();
  const own = useOwnId();
  const { loaded, reload } = useLoaded(feedback.kudos);
  const { loaded: colleagues } = useLoaded(feedback.colleagues);
  return (
    <section className={styles['section']}>
      <h2>{t('feedback.kudos')}</h2>
      {loaded.state === 'failed' && <LoadFailed onAgain={reload} />}
      {loaded.state === 'ready' && loaded.value.length === 0 && (
        <p className={styles['quiet']}>{t('feedback.noKudos')}</p>
      )}
      {loaded.state === 'ready' && loaded.value.length > 0 && (
        <ul className={styles['thanks']}>
          {loaded.value.map(({ at, from, kudosId, text, to }) => {
            const date = format.date(at);
            const gave = from.personId === own;
            return (
              <li key={kudosId}>
                <span className={styles['quiet']}>
                  {gave
                    ? t('feedback.kudos.gave', { name: to.name, date })
                    : t('feedback.kudos.got', { name: from.name, date })}
                </span>
                <p className={styles['written']}>{text}</p>
              </li>
            );
          })}
        </ul>
      )}
      {colleagues.state === 'ready' && <Thank colleagues={colleagues.value} onSent={reload} />}
    </section>
  );
}

function Thank(props: {
  readonly colleagues: readonly Named[];
  readonly onSent: () => void;
}): ReactNode {
  const t = useText();
  const { feedback } = useServices();
  const { colleagues, onSent } = props;
  const [who, setWho] = useState('');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly failed: boolean; readonly words: string } | null>(
    null,
  );
  const first = colleagues[0]?.personId ?? '';
  const to = colleagues.find(({ personId }) => personId === (who || first));
  if (!to) return <p className={styles['quiet']}>{t('feedback.thank.nobody')}</p>;

  const send = async (kudos: NewKudos): Promise<void> => {
    setBusy(true);
    const sent = await feedback.thank(kudos);
    setBusy(false);
    const words = sent.ok
      ? t('feedback.thank.sent', { name: to.name })
      : t('feedback.failed', { why: t(`failure.${sent.error.code}`) });
    setSaid({ failed: !sent.ok, words });
    if (!sent.ok) return;
    setText('');
    onSent();
  };
  return (
    <form
      className={styles['thank']}
      aria-label={t('feedback.thank')}
      onSubmit={(event) => {
        event.preventDefault();
        const words = text.trim();
        if (words !== '') void send({ toPersonId: to.personId, callId: null, text: words });
      }}
    >
      <Select
        label={t('feedback.thank.who')}
        options={colleagues.map(({ personId, name }) => ({ id: personId, label: name }))}
        value={to.personId}
        onChange={setWho}
      />
      <TextField
        label={t('feedback.thank.words')}
        rows={2}
        maxLength={1000}
        value={text}
        onChange={setText}
      />
      <div className={styles['buttons']}>
        <Button type="submit" isPending={busy} isDisabled={text.trim() === ''}>
          {t('feedback.thank.send')}
        </Button>
        <output className={said?.failed === true ? styles['failed'] : styles['quiet']}>
          {said?.words}
        </output>
      </div>
    </form>
  );
}
