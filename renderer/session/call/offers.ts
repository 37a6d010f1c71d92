import type { Ms } from '#shared/lib/units.ts';
import type { Clock } from '../clock.ts';

export interface OffersOptions {
  readonly clock: Clock;
  /** Told once for each in a call. */
  readonly onOffered: (templateId: string) => void;
  readonly signal: AbortSignal;
}

/** Which prompts count as offered, from what stands in sight. */
export interface Offers {
  /** @param templateIds all that are in sight now */
  readonly inSight: (templateIds: readonly string[]) => void;
}

/** Less than this is not looked at, let alone read: it went by. */
export const OFFERED_AFTER_MS: Ms = 1000;

/** A prompt was offered once it has stood in sight for a second without a break. */
export function createOffers({ clock, onOffered, signal }: OffersOptions): Offers {
  const offered = new Set<string>();
  const waiting = new Map<string, () => void>();
  const inSight = (templateIds: readonly string[]): void => {
    const seen = new Set(templateIds);
    for (const [id, cancel] of waiting) {
      if (seen.has(id)) continue;
      cancel();
      waiting.delete(id);
    }
    if (signal.aborted) return;
    for (const id of seen) {
      if (offered.has(id) || waiting.has(id)) continue;
      const count = (): void => {
        waiting.delete(id);
        offered.add(id);
        onOffered(id);
      };
      waiting.set(id, clock.after(OFFERED_AFTER_MS, count));
    }
  };
  signal.addEventListener('abort', () => inSight([]), { once: true });
  return { inSight };
}
