import type { InviteLookup, InviteView } from '#shared/contract/hub.ts';
import { inviteViewSchema } from '#shared/contract/hub.ts';
import type { HubAddresses } from '#shared/lib/hubAddresses.ts';
import { askForView } from './askHub.ts';

/** Asks the hub what a link is. Null: no answer that makes sense; worth asking again. */
export type LookUp = (lookup: InviteLookup) => Promise<InviteView | null>;

/** @param onHubs told of the addresses that the hub names */
export function lookUpAt(
  addresses: HubAddresses,
  onHubs: (hubs: readonly string[]) => void,
): LookUp {
  return async (lookup) => {
    const view = await askForView(addresses, '/api/guest/invite', lookup, inviteViewSchema);
    const at = addresses.current();
    if (view?.state === 'unknown' && at !== addresses.own) {
      // Of another team, it seems: the link's own hub has to say so.
      addresses.failed(at);
      return null;
    }
    if (view !== null && 'hubs' in view && view.hubs !== undefined) onHubs(view.hubs);
    return view;
  };
}
