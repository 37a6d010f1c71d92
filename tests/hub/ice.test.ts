import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { IceServer, IceSettings } from '#shared/contract/hub.ts';
import { callStateSchema, noIce, ringingCallSchema } from '#shared/contract/hub.ts';
import { createIceFor, mintCredential, TURN_TTL_MS } from '#electron/hub/ice.ts';
import { agent, guest, ring } from './support/clients.ts';
import { testClock } from './support/clock.ts';
import { link, testHub } from './support/hub.ts';

const stun: IceServer = { urls: 'stun:stun.example.org:3478' };
const secret = 'the secret of the TURN servers';
const turn = {
  urls: ['turn:turn.example.org:3478?transport=udp', 'turns:turn.example.org:5349'],
  secret,
};

describe('a minted credential', () => {
  it('is what coturn works out by itself', () => {
    // Reckoned by: printf %s 1700000000:maya | openssl dgst -sha1 -hmac north -binary | base64
    expect(mintCredential('north', 'maya', 1_700_000_000_000)).toEqual({
      username: '1700000000:maya',
      credential: 'fIdYkxbrcGwtmRIt9CPVboR2QRE=',
    });
  });

  it('never ends before it was promised to', () => {
    expect(mintCredential('north', 'maya', 1_700_000_000_001).username).toBe('1700000001:maya');
  });
});

describe('what a side of a call is told of servers', () => {
  const iceFor = createIceFor({ iceServers: [stun], turn }, { now: () => 1_700_000_000_000 });

  it('is the servers as they stand, and each relay with a credential', () => {
    const { iceServers, relayOnly } = iceFor('call-1', 'agent');
    expect(relayOnly).toBe(false);
    expect(iceServers.map(({ urls }) => urls)).toEqual([stun.urls, ...turn.urls]);
    expect(iceServers[0]).toEqual(stun);
    const expiry = 1_700_000_000 + TURN_TTL_MS / 1000;
    for (const { username = '', credential } of iceServers.slice(1)) {
      expect(username).toMatch(new RegExp(`^${expiry}:[\\w-]{22}$`));
      expect(credential).toBe(createHmac('sha1', secret).update(username).digest('base64'));
    }
  });

  it('goes by a name of its own for each side of each call, and says neither', () => {
    const names = [
      iceFor('call-1', 'agent'),
      iceFor('call-1', 'customer'),
      iceFor('call-2', 'agent'),
      iceFor('call-2', 'customer'),
    ].map(({ iceServers }) => iceServers[1]?.username?.split(':')[1]);
    expect(new Set(names).size).toBe(4);
    expect(names.join()).not.toMatch(/call|agent|customer/);
    expect(iceFor('call-1', 'agent').iceServers[1]?.username?.split(':')[1]).toBe(names[0]);
  });

  it('is minted anew with every telling, on the ring and in the call', async () => {
    const clock = testClock();
    const hub = await testHub({ clock, turn, relayOnly: true });
    const sam = await agent(hub);
    const { token } = await link(hub);
    const maya = await guest(hub, { token });
    const { callId } = await ring(maya);
    const expiryOf = ({ iceServers, relayOnly }: IceSettings): number => {
      expect(relayOnly).toBe(true);
      return Number(iceServers.at(-1)?.username?.split(':')[0]) * 1000;
    };
    const wanted = Math.ceil((clock.now() + TURN_TTL_MS) / 1000) * 1000;
    expect(expiryOf(await sam.take('call.ringing'))).toBe(wanted);
    expect(expiryOf(await maya.phase('ringing'))).toBe(wanted);
    clock.advance(60_000);
    await sam.ask('call.accept', { callId });
    for (const side of [sam, maya]) {
      expect(expiryOf(await side.phase('live'))).toBe(wanted + 60_000);
    }
    // Nothing that the hub says or writes about it has the secret.
    expect(JSON.stringify(hub.entries)).not.toContain(secret);
  });

  it('is nothing where a hub that is older says nothing', () => {
    expect(callStateSchema.parse({ callId: 'call-0001', phase: 'ringing' })).toMatchObject(noIce);
    const live = { callId: 'call-0001', phase: 'live', iceServers: [stun], pageId: null };
    expect(callStateSchema.parse(live)).toMatchObject({ iceServers: [stun], relayOnly: false });
    const card = { callId: 'call-0001', inviteId: 'i', customerName: 'Maya', issue: null };
    const ringing = { ...card, ringingSince: 1, video: true, locale: 'en', simulated: false };
    expect(ringingCallSchema.parse(ringing)).toMatchObject(noIce);
  });
});

describe('a hub that relays alone', () => {
  it('does not start without a server that could', async () => {
    await expect(testHub({ relayOnly: true })).rejects.toMatchObject({
      code: 'other',
      message: expect.stringContaining('Name a TURN server'),
    });
    await testHub({ relayOnly: true, iceServers: [{ urls: 'turn:a.example', username: 'u' }] });
  });
});
