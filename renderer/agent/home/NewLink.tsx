import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { LinkIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import type { Failure, Invite } from '#renderer/session/index.ts';
import { LinkReady } from './LinkReady.tsx';
import { nameProblem } from './names.ts';
import { useQueue } from './useQueue.tsx';
import type { NameProblem } from './names.ts';
import styles from './Home.module.css';

/** The longest issue the hub takes, in characters. */
const ISSUE_LENGTH = 500;

/** Makes a link for one customer; the link then stands where the form was. */
export function NewLink(props: {
  readonly onCreated: (inviteId: string, url: string) => void;
}): ReactNode {
  const t = useText();
  const { createInvite } = useServices();
  const queue = useQueue();
  const [name, setName] = useState('');
  const [issue, setIssue] = useState('');
  const [problem, setProblem] = useState<NameProblem>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [making, setMaking] = useState(false);
  const [invite, setInvite] = useState<Invite | null>(null);

  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wrong = nameProblem(name);
    setProblem(wrong);
    if (wrong !== null || making) return;
    setMaking(true);
    const result = await createInvite({
      customerName: name.trim(),
      issue: issue.trim() || null,
      queueId: queue.queueId,
    });
    setMaking(false);
    setFailure(result.ok ? null : result.error);
    if (!result.ok) return;
    setInvite(result.value);
    props.onCreated(result.value.inviteId, result.value.url ?? '');
  };
  const another = (): void => {
    setInvite(null);
    setName('');
    setIssue('');
  };

  if (invite !== null) return <LinkReady invite={invite} onAnother={another} />;
  return (
    <section className={styles['card']}>
      <h2>{t('home.newLink')}</h2>
      <p className={styles['quiet']}>{t('home.newLinkIntro')}</p>
      <form className={styles['form']} onSubmit={(event) => void create(event)} noValidate>
        {failure !== null && (
          <Banner tone="attention" announce="alert" title={t('home.createFailed')}>
            {t(`failure.${failure.code}`)}
          </Banner>
        )}
        <TextField
          label={t('home.customerName')}
          error={problem === null ? null : t(`name.${problem}`)}
          value={name}
          onChange={(next) => {
            setName(next);
            setProblem(null);
          }}
          autoComplete="off"
          isRequired
        />
        <TextField
          label={t('home.issue')}
          hint={t('home.issueHint')}
          value={issue}
          onChange={setIssue}
          maxLength={ISSUE_LENGTH}
          autoComplete="off"
        />
        {queue.field}
        <div>
          <Button type="submit" kind="primary" icon={<LinkIcon size={16} />} isPending={making}>
            {t(making ? 'home.creating' : 'home.create')}
          </Button>
        </div>
      </form>
    </section>
  );
}
