import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { CallId } from '#shared/model/call.ts';
import type { SurveyView } from '#shared/model/survey.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { CheckIcon, LinkIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import { AnswersShown } from './AnswersShown.tsx';
import { OwnGuess } from './OwnGuess.tsx';
import styles from './Summary.module.css';

/** What the customer answered after the call, behind the agent's own judgement of it. */
export function CustomerAnswers(props: {
  readonly callId: CallId;
  readonly name: string;
}): ReactNode {
  const t = useText();
  const { surveys } = useServices();
  const { callId, name } = props;
  const load = useCallback(() => surveys.get(callId), [surveys, callId]);
  const { loaded, reload } = useLoaded(load);
  const [seen, setSeen] = useState<SurveyView | null>(null);
  useEffect(() => surveys.onChanged(reload), [surveys, reload]);
  const view = seen ?? (loaded.state === 'ready' ? loaded.value : null);
  return (
    <section className={styles['card']} aria-labelledby="answers-title">
      <h2 id="answers-title">{t('answers.title')}</h2>
      {view === null && loaded.state === 'failed' && (
        <>
          <p role="alert">{t('answers.loadFailed')}</p>
          <div>
            <Button size="small" onPress={reload}>
              {t('common.tryAgain')}
            </Button>
          </div>
        </>
      )}
      {view?.state === 'waiting' && (
        <>
          <p className={styles['quiet']}>{t('answers.waiting', { name })}</p>
          <LaterLink callId={callId} name={name} />
        </>
      )}
      {view?.state === 'answered' && <OwnGuess callId={callId} name={name} onSeen={setSeen} />}
      {view?.state === 'shown' && <AnswersShown view={view} name={name} />}
    </section>
  );
}

/** A link to the questions for a customer who left the page before. */
function LaterLink(props: { readonly callId: CallId; readonly name: string }): ReactNode {
  const t = useText();
  const { surveys, copy } = useServices();
  const [state, setState] = useState<'idle' | 'busy' | 'copied' | 'failed'>('idle');
  const get = async (): Promise<void> => {
    setState('busy');
    const link = await surveys.link(props.callId);
    const copied = link.ok && (await copy(link.value.url)).ok;
    setState(copied ? 'copied' : 'failed');
  };
  return (
    <div>
      <p className={styles['quiet']}>{t('answers.link.about', { name: props.name })}</p>
      <p className={styles['note']}>
        <Button
          size="small"
          isPending={state === 'busy'}
          icon={state === 'copied' ? <CheckIcon size={16} /> : <LinkIcon size={16} />}
          onPress={() => void get()}
        >
          {t('answers.link.get')}
        </Button>{' '}
        <output>
          {state === 'copied' && t('answers.link.copied')}
          {state === 'failed' && t('answers.link.failed')}
        </output>
      </p>
    </div>
  );
}
