import { useCallback, useEffect, useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { Found } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import type { Text } from '#renderer/ui/i18n/text.tsx';
import type { MessageId } from '#renderer/ui/i18n/en/index.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../../desk/services.ts';
import styles from '../Settings.module.css';
import { ComeIn } from './ComeIn.tsx';

/** A way in: the hub is there, and lets somebody in by one of the small forms. */
export type WayIn = Exclude<Found, { readonly is: 'nothing' }>;

/** Asks for an address or a link, looks what it is, and shows the form that fits. */
export function FindHub(props: {
  /** Where somebody was signed in: looked at without asking. */
  readonly known?: string;
}): ReactNode {
  const t = useText();
  const { account } = useServices();
  const { known } = props;
  const [pasted, setPasted] = useState(known ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [looking, setLooking] = useState(known !== undefined);
  const [found, setFound] = useState<WayIn | null>(null);
  const latest = useRef(0);
  const look = useCallback(
    async (text: string): Promise<void> => {
      latest.current += 1;
      const question = latest.current;
      const result = await account.look(text);
      if (question !== latest.current) return;
      setLooking(false);
      if (!result.ok) return setProblem(t(`failure.${result.error.code}`));
      const why = problemWith(result.value, t);
      setProblem(why);
      setFound(why === null && result.value.is !== 'nothing' ? result.value : null);
    },
    [account, t],
  );
  useEffect(() => {
    if (known !== undefined) void look(known);
    return () => {
      latest.current += 1;
    };
  }, [known, look]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (looking) return;
    if (pasted.trim() === '') setProblem(t('team.nothing.empty'));
    else {
      setLooking(true);
      void look(pasted);
    }
  };
  if (found !== null) return <ComeIn found={found} onBack={() => setFound(null)} />;
  return (
    <form className={styles['fields']} onSubmit={submit} noValidate>
      <TextField
        label={t('team.address')}
        hint={t('team.addressHint')}
        error={problem}
        value={pasted}
        onChange={(text) => {
          setPasted(text);
          setProblem(null);
        }}
        maxLength={2000}
        autoComplete="off"
        spellCheck="false"
      />
      <div className={styles['row']}>
        <Button type="submit" kind="primary" isPending={looking}>
          {t(looking ? 'team.looking' : 'team.look')}
        </Button>
      </div>
    </form>
  );
}

/** Why nobody comes in by this; null where somebody does. */
function problemWith(found: Found, t: Text<MessageId>): string | null {
  if (found.is === 'nothing') {
    return t(`team.nothing.${found.because}`, { origin: found.origin });
  }
  if (found.is === 'hub' && found.ways.needsStart) {
    return t('team.nothing.needsStart', { origin: found.origin });
  }
  if (found.is === 'invitation' && found.view.state !== 'open') {
    return t(`team.invitation.${found.view.state}`);
  }
  return null;
}
