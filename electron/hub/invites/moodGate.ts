import { offerMood } from '#shared/model/moodOffer.ts';
import type { HubRecords, InviteRecord } from '../records.ts';

/**
 * The hub's memory as the hub may use it: no link to a simulated customer offers the mood cue, and
 * none at all where the administrator says no, also not one that was made before.
 */
export function gateMood(records: HubRecords, allowed: boolean): HubRecords {
  const gate = (invite: InviteRecord): InviteRecord => {
    const other = invite.simulated ? 'simulatedCustomer' : 'customer';
    return { ...invite, offersMood: offerMood(other, allowed && invite.offersMood) !== null };
  };
  const gateFound = (invite: InviteRecord | null): InviteRecord | null => invite && gate(invite);
  const { invites } = records;
  return {
    ...records,
    close: () => records.close(),
    ping: () => records.ping(),
    takeLead: () => records.takeLead(),
    invites: {
      ...invites,
      find: async (inviteId) => gateFound(await invites.find(inviteId)),
      findByTokenHash: async (hash) => gateFound(await invites.findByTokenHash(hash)),
      listOpen: async (page) => (await invites.listOpen(page)).map(gate),
    },
  };
}
