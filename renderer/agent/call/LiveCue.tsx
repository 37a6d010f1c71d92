import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { CueKind } from '#shared/model/cue.ts';
import type { Outcome } from '#renderer/session/index.ts';
import { CueLine } from '#renderer/ui/call/CueLine.tsx';
import { CueQuestion } from '#renderer/ui/call/CueQuestion.tsx';
import { cueWords } from '#renderer/ui/call/cueWords.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCall, useDesk } from '../desk/hooks.ts';
import { useKeys } from '../desk/keys.ts';
import { useServices } from '../desk/services.ts';
import { LineDown } from './LineDown.tsx';
import { useCueSound } from './useCueSound.ts';

/** The cue of the moment, in its own place. N says that it was not useful. */
export function LiveCue(): ReactNode {
  const t = useText();
  const { desk, actions } = useServices();
  const cue = useCall((call) => call.cue);
  const asked = useDesk((state) => state.cueQuestion);
  const isDown = useCall((call) => call.phase === 'reconnecting');
  useCueSound(cue);
  useKeys({
    n: () => {
      // As it is at the key press: a cue that has just faded is not judged any more.
      const now = desk.getState().call?.cue ?? null;
      if (now !== null) actions.cueNotUseful();
    },
  });
  const shown = useMemo(() => {
    if (cue === null) return null;
    const { id, kind, tone } = cue;
    return { id, tone, words: t(cueWords(kind, tone)) };
  }, [cue, t]);
  const [failedFor, setFailedFor] = useState<CueKind | null>(null);
  const answer = (kind: CueKind, ask: (kind: CueKind) => Outcome<null>): void => {
    void ask(kind).then((result) => setFailedFor(result.ok ? null : kind));
  };
  const question = asked !== null && (
    <CueQuestion
      key={asked}
      name={t(`settings.cue.${asked}`)}
      failed={failedFor === asked}
      onSwitchOff={() => answer(asked, actions.switchOffCue)}
      onKeep={() => answer(asked, actions.keepCue)}
    />
  );
  return (
    <CueLine
      cue={shown}
      onDismiss={() => actions.dismissCue()}
      onNotUseful={() => actions.cueNotUseful()}
      question={isDown ? <LineDown /> : question}
    />
  );
}
