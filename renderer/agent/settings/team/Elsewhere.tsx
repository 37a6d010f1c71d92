import { useEffect, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { Entered, Outcome } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { DetachIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDesk } from '../../desk/hooks.ts';
import { useServices } from '../../desk/services.ts';
import styles from '../Settings.module.css';
import { takeFocus } from './takeFocus.ts';

/** `code`: the browser is done and shows one. */
type Step = 'none' | 'inBrowser' | 'code' | 'asking' | 'in';

interface ElsewhereProps {
  readonly origin: string;
  /** What the company's service is called. */
  readonly name: string;
  readonly invitation: string | null;
}

/** Signing in with the company's own service: in the system's browser, then with its code. */
export function Elsewhere({ origin, name, invitation }: ElsewhereProps): ReactNode {
  const t = useText();
  const { account } = useServices();
  const inCall = useDesk((desk) => desk.call !== null);
  const [step, setStep] = useState<Step>('none');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<{ readonly at: string; readonly words: string } | null>(
    null,
  );
  // Whoever leaves this form does not come in behind their own back.
  useEffect(() => () => void account.cancelOpenId(), [account]);
  const settle = (result: Awaited<Outcome<Entered>>): void => {
    if (!result.ok) {
      setProblem({ at: 'form', words: t(`failure.${result.error.code}`) });
      setStep(step === 'code' ? 'code' : 'none');
    } else if (result.value.state === 'problem') {
      const { at, message } = result.value;
      setProblem({ at, words: message });
      setStep(at === 'code' ? 'code' : 'none');
    } else {
      setStep(steps[result.value.state]);
    }
  };
  const begin = async (): Promise<void> => {
    setProblem(null);
    setCode('');
    setStep('inBrowser');
    settle(await account.openId({ origin, invitation }));
  };
  const enter = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (step !== 'code') return;
    if (code.trim() === '') return setProblem({ at: 'code', words: t('team.codeMissing') });
    setProblem(null);
    setStep('asking');
    settle(await account.openIdCode(code.trim()));
  };
  const atCode = step === 'code' || step === 'asking';
  return (
    <form className={styles['fields']} onSubmit={(event) => void enter(event)} noValidate>
      {problem !== null && problem.at !== 'code' && (
        <Banner tone="attention" announce="alert" title={t('team.notEntered')}>
          {problem.words}
        </Banner>
      )}
      {atCode && (
        <TextField
          inputRef={takeFocus}
          label={t('team.code')}
          hint={t('team.codeHint')}
          error={problem?.at === 'code' ? problem.words : null}
          value={code}
          onChange={(typed) => {
            setCode(typed);
            setProblem(null);
          }}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
        />
      )}
      <div className={styles['row']}>
        {atCode ? (
          <Button key="enter" type="submit" kind="primary" isPending={step === 'asking'}>
            {t(step === 'asking' ? 'team.entering' : 'team.look')}
          </Button>
        ) : (
          <Button
            // Another button than the one that submits: a press must not be both.
            key="begin"
            icon={<DetachIcon size={16} />}
            isDisabled={inCall}
            isPending={step === 'inBrowser'}
            onPress={() => void begin()}
          >
            {t('team.with', { name })}
          </Button>
        )}
        {(step === 'inBrowser' || step === 'code') && (
          <Button
            kind="quiet"
            onPress={() => {
              setStep('none');
              void account.cancelOpenId();
            }}
          >
            {t('team.cancel')}
          </Button>
        )}
        <output>
          {step === 'inBrowser' && t('team.inBrowser')}
          {step === 'in' && t('team.entered')}
        </output>
      </div>
    </form>
  );
}

const steps: Readonly<Record<Exclude<Entered['state'], 'problem'>, Step>> = {
  signedIn: 'in',
  needsCode: 'code',
  cancelled: 'none',
};
