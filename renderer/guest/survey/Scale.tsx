import type { ReactNode } from 'react';
import { useId } from 'react';
import { cx } from '#renderer/ui/theme/cx.ts';
import { useWords } from '../i18n/useWords.ts';
import styles from './Survey.module.css';

/** One question with one answer out of a few, or none. Nothing is chosen beforehand. */
export function Scale<T extends string | number>(props: {
  readonly question: string;
  readonly choices: readonly { readonly value: T; readonly word: string }[];
  /** What the first and the last choice mean, where these are bare numbers. */
  readonly ends?: readonly [string, string];
  readonly value: T | null;
  readonly disabled: boolean;
  readonly onChange: (value: T | null) => void;
}): ReactNode {
  const t = useWords();
  const id = useId();
  const { choices, ends, value } = props;
  return (
    <fieldset
      className={styles['question']}
      disabled={props.disabled}
      aria-describedby={ends === undefined ? undefined : `${id}-ends`}
    >
      <legend className={styles['legend']}>{props.question}</legend>
      <div className={cx(styles, 'choices', choices.length > 5 ? 'many' : `of${choices.length}`)}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles['choice']}>
            <input
              type="radio"
              name={id}
              checked={value === choice.value}
              onChange={() => props.onChange(choice.value)}
            />
            <span className={styles['face']}>{choice.word}</span>
          </label>
        ))}
      </div>
      <div className={styles['below']}>
        {ends !== undefined && (
          <span id={`${id}-ends`} className={styles['ends']}>
            {t('survey.ends', {
              first: choices[0]?.word ?? '',
              low: ends[0],
              last: choices.at(-1)?.word ?? '',
              high: ends[1],
            })}
          </span>
        )}
        {/* Keeps its place while there is nothing to take back: what is below must not move. */}
        <button
          type="button"
          className={cx(styles, 'clear', value === null && 'unseen')}
          aria-label={t('survey.clearOf', { question: props.question })}
          onClick={() => props.onChange(null)}
        >
          {t('survey.clear')}
        </button>
      </div>
    </fieldset>
  );
}
