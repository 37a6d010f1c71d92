import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { CueLine } from '#renderer/ui/call/CueLine.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCall } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';

/** The cue of the moment, in its own place. */
export function LiveCue(): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const cue = useCall((call) => call.cue);
  const shown = useMemo(
    () => (cue === null ? null : { id: cue.id, words: t(`cue.${cue.kind}`) }),
    [cue, t],
  );
  return (
    <CueLine
      cue={shown}
      onDismiss={() => actions.dismissCue()}
      onNotUseful={() => actions.cueNotUseful()}
    />
  );
}
