import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import { IconButton } from '../controls/IconButton.tsx';
import { HelpIcon } from '../icons/icons.tsx';
import { useText } from '../i18n/useText.ts';
import styles from './StatFigure.module.css';

/** What a figure means: every number can be asked. */
export interface FigureExplanation {
  readonly definition: string;
  /** The denominators. */
  readonly outOf: string;
  readonly source: string;
  readonly caution: string;
}

export interface StatFigureProps {
  readonly name: string;
  /** The figure with its unit, or the words for "could not be measured". */
  readonly value: string;
  /** The same for the other person, the other denominator: a line each. */
  readonly details: readonly string[];
  readonly explanation: FigureExplanation;
}

/** One figure of a call, with its unit and its "what is this". */
export function StatFigure(props: StatFigureProps): ReactNode {
  const t = useText();
  const { explanation } = props;
  return (
    <div className={styles['figure']}>
      <div className={styles['head']}>
        <h3 className={styles['name']}>{props.name}</h3>
        <DialogTrigger>
          <IconButton
            icon={<HelpIcon size={16} />}
            label={t('figure.whatIs', { name: props.name })}
            size="small"
          />
          <Popover className={styles['popover'] ?? ''} placement="bottom end">
            <Dialog className={styles['dialog'] ?? ''}>
              <Heading slot="title" level={4} className={styles['title'] ?? ''}>
                {props.name}
              </Heading>
              <dl className={styles['list']}>
                <dt>{t('figure.definition')}</dt>
                <dd>{explanation.definition}</dd>
                <dt>{t('figure.outOf')}</dt>
                <dd>{explanation.outOf}</dd>
                <dt>{t('figure.source')}</dt>
                <dd>{explanation.source}</dd>
                <dt>{t('figure.caution')}</dt>
                <dd>{explanation.caution}</dd>
              </dl>
            </Dialog>
          </Popover>
        </DialogTrigger>
      </div>
      <p className={styles['value']}>{props.value}</p>
      {props.details.map((detail) => (
        <p key={detail} className={styles['detail']}>
          {detail}
        </p>
      ))}
    </div>
  );
}
