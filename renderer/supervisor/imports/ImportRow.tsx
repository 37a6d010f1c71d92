import type { ReactNode } from 'react';
import type { TeamAgent } from '#shared/contract/deskImports.ts';
import type { ImportDetails, ImportItem } from '#shared/contract/deskImportsIpc.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { Progress } from '#renderer/ui/feedback/Progress.tsx';
import { CheckIcon, CloseIcon, SwapIcon, WarningIcon } from '#renderer/ui/icons/icons.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { isOpen, isSent } from './counts.ts';
import { ImportDetailsForm } from './ImportDetailsForm.tsx';
import { useStepWords } from './useStepWords.ts';
import styles from './Imports.module.css';

/** One recording: its files, whose call it is, and how far it is. */
export function ImportRow(props: {
  readonly item: ImportItem;
  readonly agents: readonly TeamAgent[];
  readonly onChange: (details: ImportDetails) => void;
  readonly onSwap: () => void;
  readonly onRemove: () => void;
}): ReactNode {
  const t = useText();
  const { item, agents } = props;
  const { files, step } = item;
  const [first = '', second] = files;
  const mayChange = isOpen(item) && step.at !== 'analysing';
  return (
    <li className={styles['row']}>
      <div className={styles['files']}>
        <p className={styles['file']}>
          {second === undefined ? first : t('desk.imports.agentFile', { file: first })}
        </p>
        {second !== undefined && (
          <p className={styles['file']}>{t('desk.imports.customerFile', { file: second })}</p>
        )}
        <Step item={item} agents={agents} />
      </div>
      <div className={styles['buttons']}>
        {second !== undefined && mayChange && (
          <IconButton
            icon={<SwapIcon size={16} />}
            label={t('desk.imports.swap')}
            size="small"
            onPress={props.onSwap}
          />
        )}
        <IconButton
          icon={<CloseIcon size={16} />}
          label={t('desk.imports.remove', { file: first })}
          size="small"
          onPress={props.onRemove}
        />
      </div>
      {isOpen(item) && <ImportDetailsForm item={item} agents={agents} onChange={props.onChange} />}
      {isSent(item) && <Whose item={item} agents={agents} />}
    </li>
  );
}

const nameOf = ({ details }: ImportItem, agents: readonly TeamAgent[]): string =>
  agents.find(({ personId }) => personId === details.agent?.personId)?.name ?? '';

function Step(props: {
  readonly item: ImportItem;
  readonly agents: readonly TeamAgent[];
}): ReactNode {
  const { item, agents } = props;
  const words = useStepWords()(item, nameOf(item, agents));
  const { step } = item;
  if (step.at === 'analysing') {
    return (
      <div className={styles['bar']}>
        <Progress label={words} share={step.share} />
      </div>
    );
  }
  return (
    <p className={styles['step']}>
      {step.at === 'stuck' && <WarningIcon size={16} className={styles['warning']} />}
      {step.at === 'done' && <CheckIcon size={16} className={styles['good']} />}
      <span>{words}</span>
    </p>
  );
}

/** What was said about a recording that is on its way or there. */
function Whose(props: {
  readonly item: ImportItem;
  readonly agents: readonly TeamAgent[];
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const { customerName, startedAt } = props.item.details;
  return (
    <p className={styles['whose']}>
      {t('desk.imports.whose', {
        customer: customerName,
        agent: nameOf(props.item, props.agents),
        date: format.date(startedAt),
        time: format.time(startedAt),
      })}
    </p>
  );
}
