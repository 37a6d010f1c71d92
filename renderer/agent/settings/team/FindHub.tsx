import { useCallback, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { Found } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import type { Text } from '#renderer/ui/i18n/text.tsx';
import type { MessageId } from '#renderer/ui/i18n/en/index.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../../desk/services.ts';
import { useLoaded } from '../../desk/useLoaded.ts';
import styles from '../Settings.module.css';
import { ComeIn } from './ComeIn.tsx';
import { takeFocus } from './takeFocus.ts';
import type { WayIn } from './wayIn.ts';

/** Asks for an address or a link, looks what it is, and shows the form that fits. */
export function FindHub(props: {
  /** What stands in the field at first. */
  readonly address?: string;
  readonly takesFocus?: boolean;
}): ReactNode {
  const t = useText();
  const { account } = useServices();
  const [pasted, setPasted] = useState(props.address ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [looking, setLooking] = useState(false);
  const [found, setFound] = useState<WayIn | null>(null);
  const [isBack, setIsBack] = useState(props.takesFocus ?? false);
  const look = async (): Promise<void> => {
    setLooking(true);
    const result = await account.look(pasted);
    setLooking(false);
    if (!result.ok) return setProblem(t(`failure.${result.error.code}`));
    setProblem(problemWith(result.value, t));
    setFound(wayIn(result.value));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (looking) return;
    if (pasted.trim() === '') setProblem(t('team.nothing.empty'));
    else void look();
  };
  if (found !== null) {
    const back = (): void => {
      setFound(null);
      setIsBack(true);
    };
    return <ComeIn found={found} takesFocus onBack={back} />;
  }
  return (
    <form className={styles['fields']} onSubmit={submit} noValidate>
      <TextField
        label={t('team.address')}
        {...(isBack ? { inputRef: takeFocus } : {})}
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

/** For somebody whose sign-in there has ended: looked at without asking. */
export function BackIn({ origin }: { readonly origin: string }): ReactNode {
  const { account } = useServices();
  const look = useCallback(() => account.look(origin), [account, origin]);
  const { loaded } = useLoaded(look);
  const [elsewhere, setElsewhere] = useState(false);
  if (loaded.state === 'loading') return null;
  const found = loaded.state === 'ready' ? wayIn(loaded.value) : null;
  if (found === null || elsewhere) return <FindHub address={origin} takesFocus={elsewhere} />;
  return <ComeIn found={found} takesFocus={false} onBack={() => setElsewhere(true)} />;
}

/** Null where nobody comes in by this. */
function wayIn(found: Found): WayIn | null {
  if (found.is === 'nothing') return null;
  if (found.is === 'hub') return found.ways.needsStart ? null : found;
  return found.is === 'invitation' && found.view.state !== 'open' ? null : found;
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
