import type { ImportItem, ImportList } from '#shared/contract/deskImportsIpc.ts';

/** Whether somebody may still say whose call it is: it matters, and is not sent yet. */
export function isOpen({ step }: ImportItem): boolean {
  return !isSent({ step }) && (step.at !== 'stuck' || step.again);
}

/** Whether whose call it is has been told to the hub. */
export function isSent({ step }: Pick<ImportItem, 'step'>): boolean {
  return step.at === 'sending' || step.at === 'done';
}

/** Whether it is known whose call it is. */
function isKnown({ details }: ImportItem): boolean {
  return details.agent !== null && details.customerName !== '';
}

const isStartable = ({ step }: ImportItem): boolean =>
  step.at === 'ready' || (step.at === 'stuck' && step.again);

/** Whether nothing but whose call it was is missing. */
export function needsDetails(item: ImportItem): boolean {
  return isStartable(item) && !isKnown(item);
}

export interface ImportCounts {
  /** Begin when somebody presses the button. */
  readonly startable: number;
  /** Wait for an agent or a customer. */
  readonly open: number;
  readonly done: number;
  /** Those that were begun: done, under way or waiting. */
  readonly begun: number;
  /** Of those that were begun, 0..1; the one under way counts for what has been heard of it. */
  readonly share: number;
}

/** What the head of the list says. */
export function countsOf({ items }: ImportList): ImportCounts {
  const done = items.filter(({ step }) => step.at === 'done').length;
  const begun = items.filter(({ step }) =>
    ['done', 'waiting', 'analysing', 'sending'].includes(step.at),
  ).length;
  const heard = items.reduce((sum, { step }) => {
    if (step.at === 'analysing') return sum + step.share;
    return step.at === 'sending' ? sum + 1 : sum;
  }, done);
  return {
    startable: items.filter((item) => isStartable(item) && isKnown(item)).length,
    open: items.filter(needsDetails).length,
    done,
    begun,
    share: begun === 0 ? 0 : heard / begun,
  };
}
