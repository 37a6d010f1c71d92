import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { TalkBar } from '#renderer/ui/call/TalkBar.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { Dialog } from '#renderer/ui/feedback/Dialog.tsx';
import { useCall } from '../desk/hooks.ts';
import { Diagnostics } from '../settings/Diagnostics.tsx';

/** The only part of the screen that follows the voices as they go. */
export function TalkStrip(): ReactNode {
  const t = useText();
  const sensing = useCall((call) => call.sensing.state);
  const name = useCall((call) => call.customerName);
  const activity = useCall((call) => call.talk.activity);
  const share = useCall((call) => call.talk.shareOfSpeech);
  const [diagnosing, setDiagnosing] = useState(false);
  const openDiagnostics = useCallback(() => setDiagnosing(true), []);
  return (
    <>
      <TalkBar
        customerName={name}
        slotMs={activity.slotMs}
        agent={activity.agent}
        customer={activity.customer}
        share={share}
        note={sensing === 'on' ? undefined : t(`talk.${sensing}`)}
        onDiagnostics={openDiagnostics}
      />
      <Dialog
        isOpen={diagnosing}
        onClose={() => setDiagnosing(false)}
        title={t('diagnostics.title')}
        closeLabel={t('common.close')}
      >
        <Diagnostics />
      </Dialog>
    </>
  );
}
