import type { ReactNode } from 'react';
import type { Commitment } from '#shared/model/commitment.ts';
import { ActionRow } from '../notes/NoteRow.tsx';
import type { Change } from './useChange.ts';

/** Stored commitments, each to tick, to change where it stands, or to remove. */
export function CommitmentList(props: {
  readonly label: string;
  readonly items: readonly Commitment[];
  readonly change: Change;
  readonly className?: string | undefined;
  /** Stands below the due time of each. */
  readonly more?: (commitment: Commitment) => ReactNode;
}): ReactNode {
  const { items, change, more } = props;
  return (
    <ul className={props.className} aria-label={props.label}>
      {items.map((each) => (
        <li key={each.id}>
          <ActionRow
            text={each.text}
            dueAt={each.dueAt}
            doneAt={each.doneAt}
            more={more?.(each)}
            onDone={(done) => change.tick(each, done)}
            onChange={(text, dueAt) => change.edit(each, text, dueAt)}
            onRemove={() => change.remove(each)}
          />
        </li>
      ))}
    </ul>
  );
}
