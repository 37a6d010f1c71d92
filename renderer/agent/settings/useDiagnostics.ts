import { useEffect, useState } from 'react';
import type { CallDiagnostics } from '#renderer/session/index.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { Ms } from '#shared/lib/units.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';

const EVERY_MS: Ms = 1000;

/**
 * One late frame in a hundred is no more than a hiccup of the machine; more means that cues come
 * late. Our own choice: at 31 frames a second it is one in three seconds.
 */
const LATE_SHARE = 0.01;

export interface DiagnosticsRow {
  readonly id: string;
  readonly name: string;
  readonly value: string;
}

export interface DiagnosticsWords {
  readonly keepsUp: boolean;
  readonly verdict: string;
  readonly rows: readonly DiagnosticsRow[];
}

/** How the listening of the running call does, told again every second; null while there is none. */
export function useDiagnostics(): DiagnosticsWords | null {
  const t = useText();
  const { duration } = useFormat();
  const { actions } = useServices();
  const [found, setFound] = useState(() => actions.diagnostics());
  useEffect(() => {
    const timer = setInterval(() => setFound(actions.diagnostics()), EVERY_MS);
    return () => clearInterval(timer);
  }, [actions]);
  if (found === null) return null;
  const { frames, modelMs, lineDelayMs } = found;
  const up = keepsUp(found);
  const heard = (count: number): string =>
    t('diagnostics.frames', { count, seconds: duration(count * VAD_FRAME_MS) });
  const row = (id: string, name: string, value: string): DiagnosticsRow => ({ id, name, value });
  return {
    keepsUp: up,
    verdict: t(up ? 'diagnostics.good' : 'diagnostics.behind'),
    rows: [
      row('agent', t('diagnostics.frames.agent'), heard(frames.agent)),
      row('customer', t('diagnostics.frames.customer'), heard(frames.customer)),
      row(
        'dropped',
        t('diagnostics.dropped'),
        t('diagnostics.pieces', { count: found.droppedMoments }),
      ),
      row('late', t('diagnostics.late'), t('diagnostics.pieces', { count: found.lateMoments })),
      row('queue', t('diagnostics.queue'), t('diagnostics.pieces', { count: found.longestQueue })),
      row(
        'clock',
        t('diagnostics.corrections'),
        t('diagnostics.times', { count: found.clockCorrections }),
      ),
      row('model', t('diagnostics.model'), t('diagnostics.modelMs', { ...modelMs })),
      row(
        'line',
        t('diagnostics.lineDelay'),
        lineDelayMs > 0
          ? t('diagnostics.lineDelayMs', { ms: Math.round(lineDelayMs) })
          : t('diagnostics.lineDelay.unknown'),
      ),
    ],
  };
}

function keepsUp({ frames, droppedMoments, lateMoments }: CallDiagnostics): boolean {
  const moments = Math.max(frames.agent, frames.customer);
  return droppedMoments === 0 && lateMoments <= moments * LATE_SHARE;
}
