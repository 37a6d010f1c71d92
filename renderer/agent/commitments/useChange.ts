import { useState } from 'react';
import type { EpochMs } from '#shared/lib/units.ts';
import type { Commitment, NewCommitment } from '#shared/model/commitment.ts';
import type { Outcome } from '#renderer/session/index.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import type { Undo } from '../notes/UndoLine.tsx';

/** What can be done to stored commitments, and the way back from the last of it. */
export interface Change {
  readonly last: Undo | null;
  readonly failed: boolean;
  readonly forget: () => void;
  readonly add: (promise: NewCommitment) => void;
  readonly tick: (commitment: Commitment, done: boolean) => void;
  readonly edit: (commitment: Commitment, text: string, dueAt: EpochMs | null) => void;
  readonly remove: (commitment: Commitment) => void;
}

/** Adds, ticks, edits and removes stored commitments, and remembers the way back. */
export function useChange(onChanged: () => void = () => undefined): Change {
  const t = useText();
  const { commitments } = useServices();
  const [last, setLast] = useState<Undo | null>(null);
  const [failed, setFailed] = useState(false);
  const run = async (asked: Outcome<unknown>, undo: Undo | null): Promise<void> => {
    const { ok } = await asked;
    setFailed(!ok);
    if (ok) setLast(undo);
    onChanged();
  };
  const again = (asked: () => Outcome<unknown>) => () => void run(asked(), null);
  return {
    last,
    failed,
    forget: () => setLast(null),
    add(promise) {
      void run(commitments.add(promise), null);
    },
    tick({ id, text }, done) {
      const back = {
        words: t('actions.done', { text }),
        undo: again(() => commitments.setDone(id, false)),
      };
      void run(commitments.setDone(id, done), done ? back : null);
    },
    edit({ id }, text, dueAt) {
      void run(commitments.save({ id, text, dueAt }), null);
    },
    remove({ id, text }) {
      const back = {
        words: t('actions.removed', { text }),
        undo: again(() => commitments.setRemoved(id, false)),
      };
      void run(commitments.setRemoved(id, true), back);
    },
  };
}
