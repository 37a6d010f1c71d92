import type { ReactNode } from 'react';
import type { PhraseToAvoid } from '#shared/model/phraseToAvoid.ts';
import type { TemplateProblem } from '#shared/model/templateLint.ts';
import { isBlocking } from '#shared/model/templateLint.ts';
import { InfoIcon, WarningIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import type { TextValues } from '#renderer/ui/i18n/text.tsx';
import styles from './Templates.module.css';

/** What is wrong with a sentence, and what could be better, told while it is typed. */
export function Problems(props: {
  readonly problems: readonly TemplateProblem[];
  readonly phrases: readonly PhraseToAvoid[];
}): ReactNode {
  const t = useText();
  return (
    <ul className={styles['problems']} aria-label={t('template.problems')} aria-live="polite">
      {props.problems.map((problem, at) => {
        const found =
          problem.kind === 'phraseToAvoid'
            ? props.phrases.find(({ id }) => id === problem.phraseId)
            : undefined;
        return (
          <li key={`${problem.kind}.${at}`}>
            {isBlocking(problem) ? <WarningIcon size={18} /> : <InfoIcon size={18} />}
            <span>
              {t(`template.problem.${problem.kind}`, valuesOf(problem, found))}
              {found !== undefined && (
                <> {t('template.better', { better: found.better.join(' / ') })}</>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function valuesOf(problem: TemplateProblem, found: PhraseToAvoid | undefined): TextValues {
  switch (problem.kind) {
    case 'unknownPlaceholder':
      return { name: problem.name };
    case 'tooLong':
      return { words: problem.words, limit: problem.limit };
    case 'phraseToAvoid':
      return { phrase: found?.phrase ?? '', why: found?.why ?? '' };
    default:
      return {};
  }
}
