import type { Invite, InviteLookup, InviteRequest, InviteView } from '#shared/contract/hub.ts';
import type { Board, CallSurroundings } from '../call/board.ts';
import type { InviteRecord } from '../records.ts';
import { Refusal } from '../refusal.ts';
import { hashSecret } from '../security/secrets.ts';
import { canBeUsed, ownsSeat, standingOf } from './standing.ts';

/** Links: made and revoked by their agent, looked up by whoever holds one. */
export interface InviteDesk {
  /** Makes a link. Its address is in this answer and nowhere else: the hub keeps only a hash. */
  create(ownerId: string, request: InviteRequest): Promise<Invite>;
  /** The agent's links that can still be rung, newest first. */
  list(ownerId: string): Promise<readonly Invite[]>;
  /**
   * Takes a link back; a customer who is ringing with it is declined.
   * @throws Refusal `notFound`, or `wrongState` where its call was answered
   */
  revoke(ownerId: string, inviteId: string): Promise<void>;
  view(lookup: InviteLookup): Promise<InviteView>;
  /** The link behind a token, or null; read after everything that was written about it. */
  find(token: string): Promise<InviteRecord | null>;
}

/** More open links than one agent can want to see. */
const listLimit = 200;

function asInvite(record: Omit<Invite, 'url'>, url: string | null): Invite {
  const { inviteId, customerName, issue, createdAt, expiresAt } = record;
  return { inviteId, customerName, issue, createdAt, expiresAt, url };
}

export function createInviteDesk(
  board: Board,
  around: CallSurroundings,
  publicOrigin: () => string,
): InviteDesk {
  const { clock, ids, log, queue, records } = around;

  const find = async (token: string): Promise<InviteRecord | null> => {
    const tokenHash = hashSecret(token);
    const known = await records.invites.findByTokenHash(tokenHash);
    if (!known) return null;
    return queue.run(known.inviteId, () => records.invites.find(known.inviteId));
  };

  return {
    find,
    async create(ownerId, { expiresInMs, ...request }) {
      const token = ids.secret();
      const createdAt = clock.now();
      const invite = {
        ...request,
        ownerId,
        inviteId: ids.id(),
        tokenHash: hashSecret(token),
        createdAt,
        expiresAt: createdAt + expiresInMs,
      };
      await records.invites.create(invite);
      log({ level: 'info', event: 'invite.created', fields: { inviteId: invite.inviteId } });
      return asInvite(invite, `${publicOrigin()}/join#${token}`);
    },
    async list(ownerId) {
      const page = { ownerId, now: clock.now(), limit: listLimit };
      const open = await records.invites.listOpen(page);
      return open
        .filter(({ inviteId }) => board.callOfInvite(inviteId)?.life.phase !== 'live')
        .map((record) => asInvite(record, null));
    },
    async revoke(ownerId, inviteId) {
      const invite = await records.invites.find(inviteId);
      if (invite?.ownerId !== ownerId) throw new Refusal('notFound');
      const entry = board.callOfInvite(inviteId);
      if (entry) board.move(entry, { type: 'decline', at: clock.now() });
      const revoked = await queue.run(inviteId, () => records.invites.revoke(inviteId));
      if (!revoked && invite.state !== 'revoked') throw new Refusal('wrongState');
      log({ level: 'info', event: 'invite.revoked', fields: { inviteId } });
    },
    async view({ token, seat }) {
      const invite = await find(token);
      if (!invite) return { state: 'unknown' };
      const ongoing = board.callOfInvite(invite.inviteId) !== null;
      const state = standingOf(invite, ownsSeat(invite, seat), ongoing, clock.now());
      if (!canBeUsed(state)) return { state };
      const { customerName, agentName, company, offersMood } = invite;
      return { state, customerName, agentName, company, offersMood };
    },
  };
}
