import type { EpochMs } from '#shared/lib/units.ts';
import type { InviteView } from '#shared/contract/hub.ts';
import type { InviteRecord } from '../records.ts';
import { hashSecret, sameHash } from '../security/secrets.ts';

export type Standing = InviteView['state'];

/** Whether this secret is the one of the link's seat. */
export function ownsSeat(invite: InviteRecord, seat: string | null): boolean {
  return seat !== null && invite.seatHash !== null && sameHash(hashSecret(seat), invite.seatHash);
}

/**
 * What a link is worth to whoever holds it. An end outlives everything; a call that goes on
 * outlives the link's expiry.
 * @param seated the holder has the link's seat
 * @param ongoing a call of this link rings or is live
 */
export function standingOf(
  invite: InviteRecord,
  seated: boolean,
  ongoing: boolean,
  now: EpochMs,
): Standing {
  if (invite.state === 'ended') return 'ended';
  if (ongoing) return seated ? 'seated' : 'used';
  if (invite.state === 'revoked' || now >= invite.expiresAt) return 'expired';
  if (invite.state === 'open') return 'open';
  return seated ? 'seated' : 'used';
}

export type Usable = Extract<Standing, 'open' | 'seated'>;

/** Whether the holder may ring or rejoin with it. */
export function canBeUsed(standing: Standing): standing is Usable {
  return standing === 'open' || standing === 'seated';
}
