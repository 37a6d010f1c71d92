import type { InviteLookup, InviteView } from '#shared/contract/hub.ts';
import { inviteViewSchema } from '#shared/contract/hub.ts';
import { askForView } from './askHub.ts';

/** Asks the hub what a link is. Null: no answer that makes sense; worth asking again. */
export type LookUp = (lookup: InviteLookup) => Promise<InviteView | null>;

/** @param origin the hub, e.g. https://calls.example.com */
export function lookUpAt(origin: string): LookUp {
  return (lookup) => askForView(origin, '/api/guest/invite', lookup, inviteViewSchema);
}
