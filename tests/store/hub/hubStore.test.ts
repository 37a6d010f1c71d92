import { describe, expect, it } from 'vitest';
import type { HubStore, SeatTaken } from '#electron/store/index.ts';
import { engines } from '../support/engines.ts';
import { anInvite, sha256 } from '../support/records.ts';
import { hubStore, NOW } from '../support/stores.ts';

const HOUR = 3_600_000;

function aSeat(changes: Partial<SeatTaken> = {}): SeatTaken {
  return {
    inviteId: 'invite-1',
    seatHash: sha256('seat-1'),
    callId: 'call-0001',
    ringingSince: NOW + 10,
    video: true,
    locale: 'sv',
    ...changes,
  };
}

describe.each(engines())('on $kind', ({ place }) => {
  async function withInvite(): Promise<HubStore> {
    const store = await hubStore(await place());
    await store.invites.create(anInvite());
    return store;
  }

  describe('invites', () => {
    it('are found by id and by the hash of their token', async () => {
      const { invites } = await withInvite();
      const expected = { ...anInvite(), state: 'open', seatHash: null, callId: null };
      expect(await invites.find('invite-1')).toEqual(expected);
      expect(await invites.findByTokenHash(sha256('token-1'))).toEqual(expected);
      expect(await invites.findByTokenHash(sha256('token-2'))).toBeNull();
    });

    it('never take a token in place of its hash', async () => {
      const { invites } = await withInvite();
      const create = invites.create(anInvite({ inviteId: 'b', tokenHash: 'the-token-itself' }));
      await expect(create).rejects.toMatchObject({ code: 'invalid' });
      await expect(invites.findByTokenHash('token-1')).rejects.toMatchObject({ code: 'invalid' });
      const seat = invites.takeSeat(aSeat({ seatHash: 'seat-1' }));
      await expect(seat).rejects.toMatchObject({ code: 'invalid' });
      expect((await invites.find('invite-1'))?.state).toBe('open');
    });

    it('are made once', async () => {
      const { invites } = await withInvite();
      const sameToken = invites.create(anInvite({ inviteId: 'invite-2' }));
      await expect(sameToken).rejects.toMatchObject({ code: 'invalid' });
      const sameId = invites.create(anInvite({ tokenHash: sha256('token-2'), agentName: 'Kim' }));
      await expect(sameId).rejects.toMatchObject({ code: 'invalid' });
      expect((await invites.find('invite-1'))?.agentName).toBe('Sam Okafor');
    });

    it('are listed while they can be used, newest first', async () => {
      const { invites } = await withInvite();
      for (let i = 2; i <= 5; i += 1) {
        await invites.create(
          anInvite({ inviteId: `invite-${i}`, tokenHash: sha256(`${i}`), createdAt: NOW + i }),
        );
      }
      await invites.create(
        anInvite({ inviteId: 'gone', tokenHash: sha256('gone'), expiresAt: NOW + 20 }),
      );
      await invites.create(
        anInvite({ inviteId: 'theirs', tokenHash: sha256('theirs'), ownerId: 'agent-2' }),
      );
      await invites.takeSeat(aSeat({ inviteId: 'invite-3' }));
      expect(await invites.revoke('invite-4')).toBe(true);
      expect(await invites.revoke('invite-4')).toBe(false);
      const page = { ownerId: 'agent-1', now: NOW + 20, limit: 10 };
      const listed = await invites.listOpen(page);
      expect(listed.map((invite) => invite.inviteId)).toEqual([
        'invite-5',
        'invite-3',
        'invite-2',
        'invite-1',
      ]);
      expect(await invites.listOpen({ ...page, limit: 1 })).toHaveLength(1);
    });
  });

  describe('the seat', () => {
    it('goes to one of many who try at once', async () => {
      const { invites, calls } = await withInvite();
      const tries = Array.from({ length: 20 }, (_, i) =>
        invites.takeSeat(aSeat({ seatHash: sha256(`seat-${i}`), callId: `call-00${i}0` })),
      );
      const taken = await Promise.all(tries);
      expect(taken.filter(Boolean)).toHaveLength(1);
      const winner = taken.indexOf(true);
      expect(await invites.find('invite-1')).toMatchObject({
        state: 'seated',
        seatHash: sha256(`seat-${winner}`),
        callId: `call-00${winner}0`,
      });
      expect(await calls.unended()).toHaveLength(1);
    });

    it('cannot be taken at or after expiry, when revoked, or without an invite', async () => {
      const { invites, calls } = await withInvite();
      expect(await invites.takeSeat(aSeat({ ringingSince: NOW + HOUR }))).toBe(false);
      expect(await invites.takeSeat(aSeat({ inviteId: 'unknown' }))).toBe(false);
      await invites.revoke('invite-1');
      expect(await invites.takeSeat(aSeat())).toBe(false);
      expect(await calls.unended()).toEqual([]);
    });

    it('is not taken when the call cannot begin', async () => {
      const { invites } = await withInvite();
      await invites.create(anInvite({ inviteId: 'invite-2', tokenHash: sha256('token-2') }));
      await invites.takeSeat(aSeat());
      const sameCall = invites.takeSeat(aSeat({ inviteId: 'invite-2' }));
      await expect(sameCall).rejects.toMatchObject({ code: 'invalid' });
      expect((await invites.find('invite-2'))?.state).toBe('open');
    });
  });

  describe('ringing again', () => {
    it('begins another call from the same seat, until one is answered', async () => {
      const { invites, calls } = await withInvite();
      const ring = (callId: string) => invites.ringAgain(aSeat({ callId }));
      expect(await ring('call-0002')).toBe(false);
      await invites.takeSeat(aSeat());
      await calls.end('call-0001', { by: 'system', reason: 'noAnswer', at: NOW + 20 });
      expect(await ring('call-0002')).toBe(true);
      expect(await invites.find('invite-1')).toMatchObject({
        state: 'seated',
        callId: 'call-0002',
      });
      await calls.answer('call-0002', NOW + 30);
      await calls.end('call-0002', { by: 'agent', reason: 'hungUp', at: NOW + 40 });
      expect(await invites.find('invite-1')).toMatchObject({ state: 'ended' });
      expect(await ring('call-0003')).toBe(false);
      expect(await calls.find('call-0003')).toBeNull();
    });

    it('is refused to everyone but who holds the seat', async () => {
      const { invites, calls } = await withInvite();
      await invites.takeSeat(aSeat());
      await calls.end('call-0001', { by: 'agent', reason: 'declined', at: NOW + 20 });
      const stranger = aSeat({ callId: 'call-0002', seatHash: sha256('seat-2') });
      expect(await invites.ringAgain(stranger)).toBe(false);
      expect(await invites.find('invite-1')).toMatchObject({ seatHash: sha256('seat-1') });
    });

    it('is refused once the invite expired or was revoked', async () => {
      const { invites, calls } = await withInvite();
      await invites.takeSeat(aSeat());
      await calls.end('call-0001', { by: 'agent', reason: 'declined', at: NOW + 20 });
      const late = aSeat({ callId: 'call-0002', ringingSince: NOW + HOUR });
      expect(await invites.ringAgain(late)).toBe(false);
      expect(await invites.revoke('invite-1')).toBe(true);
      expect(await invites.ringAgain(aSeat({ callId: 'call-0002' }))).toBe(false);
    });
  });

  describe('forgetting', () => {
    it('takes invites that expired long ago, with their calls, but none that is in a call', async () => {
      const { invites, calls } = await withInvite();
      const old = { createdAt: NOW - 2 * HOUR, expiresAt: NOW - HOUR };
      for (const id of ['old', 'talking']) {
        await invites.create(anInvite({ ...old, inviteId: id, tokenHash: sha256(id) }));
        const ringingSince = NOW - HOUR - 10;
        await invites.takeSeat(aSeat({ inviteId: id, callId: `call-${id}`, ringingSince }));
      }
      await calls.end('call-old', { by: 'agent', reason: 'declined', at: NOW - HOUR });
      expect(await invites.forgetBefore(NOW - HOUR)).toBe(0);
      expect(await invites.forgetBefore(NOW - HOUR + 1)).toBe(1);
      expect(await invites.find('old')).toBeNull();
      expect(await calls.find('call-old')).toBeNull();
      expect(await invites.find('talking')).not.toBeNull();
      expect(await invites.find('invite-1')).not.toBeNull();
    });
  });

  describe('calls', () => {
    it('go from ringing over live to ended; the first end counts', async () => {
      const { invites, calls } = await withInvite();
      await invites.takeSeat(aSeat());
      const ringing = {
        callId: 'call-0001',
        inviteId: 'invite-1',
        agentName: 'Sam Okafor',
        customerName: 'Maya Lindqvist',
        issue: 'The bill doubled',
        simulated: false,
        video: true,
        locale: 'sv',
        phase: 'ringing',
        ringingSince: NOW + 10,
        liveAt: null,
        endedAt: null,
        endedBy: null,
        endReason: null,
      };
      expect(await calls.find('call-0001')).toEqual(ringing);
      expect(await calls.answer('call-0001', NOW + 20)).toBe(true);
      expect(await calls.answer('call-0001', NOW + 21)).toBe(false);
      expect(await calls.unended()).toEqual([{ ...ringing, phase: 'live', liveAt: NOW + 20 }]);
      const ended = {
        ...ringing,
        phase: 'ended',
        liveAt: NOW + 20,
        endedAt: NOW + 30,
        endedBy: 'customer',
        endReason: 'hungUp',
      };
      const end = { by: 'customer', reason: 'hungUp', at: NOW + 30 } as const;
      expect(await calls.end('call-0001', end)).toEqual(ended);
      const late = { by: 'system', reason: 'agentLeft', at: NOW + 40 } as const;
      expect(await calls.end('call-0001', late)).toEqual(ended);
      expect(await calls.unended()).toEqual([]);
      expect(await calls.answer('call-0001', NOW + 50)).toBe(false);
      expect((await invites.find('invite-1'))?.state).toBe('ended');
      expect(await calls.end('call-none', late)).toBeNull();
    });

    it('are what they were after a restart', async () => {
      const options = await place();
      const before = await hubStore(options);
      await before.invites.create(anInvite());
      await before.invites.create(anInvite({ inviteId: 'invite-2', tokenHash: sha256('token-2') }));
      await before.invites.takeSeat(aSeat());
      await before.invites.takeSeat(aSeat({ inviteId: 'invite-2', callId: 'call-0002' }));
      await before.calls.answer('call-0001', NOW + 20);
      await before.calls.end('call-0002', { by: 'agent', reason: 'declined', at: NOW + 25 });
      await before.close();
      const after = await hubStore(options);
      expect((await after.calls.unended()).map(({ callId }) => callId)).toEqual(['call-0001']);
      expect(await after.invites.findByTokenHash(sha256('token-2'))).toMatchObject({
        state: 'seated',
        callId: 'call-0002',
      });
      expect(await after.calls.find('call-0002')).toMatchObject({ endReason: 'declined' });
    });
  });
});
