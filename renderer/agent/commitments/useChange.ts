import { useState } from 'react';
import type { EpochMs } from '#shared/lib/units.ts';
import type { Commitment } from '#shared/model/commitment.ts';
import type { Outcome } from '#renderer/session/index.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import type { Undo } from '../notes/UndoLine.tsx';

/** Ticks, edits and removes stored commitments, and remembers the way back from the last of these. */
export function useChange(onChanged: () => void = () => undefined): {
  readonly last: Undo | null;
  readonly failed: boolean;
  readonly forget: () => void;
  readonly tick: (commitment: Commitment, done: boolean) => void;
  readonly edit: (commitment: Commitment, text: string, dueAt: EpochMs | null) => void;
  readonly remove: (commitment: Commitment) => void;
} {
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
