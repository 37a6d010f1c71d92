import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { EyeIcon, EyeOffIcon } from '#renderer/ui/icons/icons.tsx';
import { useWords } from '../i18n/useWords.ts';
import { usePage, useShown } from '../page/context.ts';
import { ConsentWords } from './ConsentWords.tsx';
import { EqualChoice } from './EqualChoice.tsx';
import styles from './consent.module.css';

/**
 * How the customer has answered, always in sight, and the way to change it: one press takes a yes
 * back; a yes is given only below the words that say to what.
 */
export function MoodControl(props: { readonly agent: string }): ReactNode {
  const t = useWords();
  const { actions } = usePage();
  const given = useShown(({ page }) => page.consent?.given === true);
  const stopped = useShown(({ page }) => page.step.name === 'call' && page.step.call.moodStopped);
  const [asking, setAsking] = useState(false);
  const change = useRef<HTMLButtonElement>(null);
  const answer = (yes: boolean): void => {
    setAsking(false);
    // The two buttons go; who uses the keyboard goes on where they came from.
    change.current?.focus();
    actions.answerMood(yes);
  };
  return (
    <>
      {asking && <Question agent={props.agent} onAnswer={answer} />}
      <div className={styles['now']}>
        <output className={styles['state']}>
          <span className={styles['sign']} aria-hidden="true">
            {given && !stopped ? <EyeIcon size={18} /> : <EyeOffIcon size={18} />}
          </span>
          {stopped
            ? t('mood.stoppedByAgent', { agent: props.agent })
            : t(given ? 'mood.on' : 'mood.off')}
        </output>
        {/* Stopped by the agent, a yes would change nothing; one that was given can still be taken back. */}
        {(given || !stopped) && (
          <Button
            ref={change}
            {...(given ? {} : { 'aria-expanded': asking })}
            onPress={() => {
              if (given) answer(false);
              else setAsking(!asking);
            }}
          >
            {given ? t('mood.stop') : t('mood.about')}
          </Button>
        )}
      </div>
    </>
  );
}

/** Takes the focus when it opens, so that it is read from its beginning. */
function Question(props: {
  readonly agent: string;
  readonly onAnswer: (given: boolean) => void;
}): ReactNode {
  const t = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={styles['panel']} aria-label={t('mood.about')}>
      <h2 ref={heading} tabIndex={-1} className={styles['question']}>
        {t('consent.title', { agent: props.agent })}
      </h2>
      <ConsentWords agent={props.agent} />
      <EqualChoice onAnswer={props.onAnswer} />
    </section>
  );
}
