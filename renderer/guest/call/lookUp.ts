import type { InviteLookup, InviteView } from '#shared/contract/hub.ts';
import { inviteViewSchema } from '#shared/contract/hub.ts';
import type { Ms } from '#shared/lib/units.ts';

/** Past this the hub counts as silent; a slow mobile line answers well before. */
const TIMEOUT_MS: Ms = 8000;

/** Asks the hub what a link is. Null: no answer that makes sense; worth asking again. */
export type LookUp = (lookup: InviteLookup) => Promise<InviteView | null>;

/** @param origin the hub, e.g. https://calls.example.com */
export function lookUpAt(origin: string): LookUp {
  return async (lookup) => {
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), TIMEOUT_MS);
    try {
      const answer = await fetch(new URL('/api/guest/invite', origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(lookup),
        signal: timeout.signal,
        cache: 'no-store',
        credentials: 'omit',
      });
      // A token that the hub will not even read is a mistyped one.
      if (answer.status === 400) return { state: 'unknown' };
      if (!answer.ok) return null;
      const view = inviteViewSchema.safeParse(await answer.json());
      return view.success ? view.data : null;
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
}
