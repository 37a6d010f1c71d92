import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Ms } from '#shared/lib/units.ts';
import { ConfirmDialog } from '#renderer/ui/feedback/ConfirmDialog.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCall } from '../desk/hooks.ts';
import { useKeys } from '../desk/keys.ts';
import { useServices } from '../desk/services.ts';

/** A hang-up by key this soon after answering is likely a slip: it asks once. */
const ASK_BEFORE_ENDING_MS: Ms = 10_000;

/**
 * The call's keys: M mute, V camera, H hold, Ctrl+E end. They work in every place during a call.
 * @returns the dialog that asks before an early end; it must be rendered
 */
export function useCallKeys(): ReactNode {
  const t = useText();
  const { desk, actions, now } = useServices();
  const [asking, setAsking] = useState(false);
  const name = useCall((call) => call.customerName);
  const end = (): void => {
    setAsking(false);
    void actions.hangUp();
  };
  // The state is read at the key press: a second press must see what the first one did.
  useKeys({
    m: () => {
      const { call } = desk.getState();
      if (call !== null) actions.setMuted(!call.muted);
    },
    v: () => {
      const { call } = desk.getState();
      if (call !== null) void actions.setCameraOn(!call.cameraOn);
    },
    h: () => {
      const { call } = desk.getState();
      if (call !== null) actions.setHeld(call.heldSince === null);
    },
    'Ctrl+e': () => {
      const { call } = desk.getState();
      if (call === null || call.phase === 'ending') return;
      if (now() - call.startedAt < ASK_BEFORE_ENDING_MS) setAsking(true);
      else end();
    },
  });
  return (
    <ConfirmDialog
      isOpen={asking}
      title={t('end.title', { name })}
      kind="danger"
      confirmLabel={t('end.confirm')}
      cancelLabel={t('end.cancel')}
      onConfirm={end}
      onCancel={() => setAsking(false)}
    >
      {t('end.body')}
    </ConfirmDialog>
  );
}
