import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CALL, openWorld, settle, TrackList } from './stage.ts';

beforeEach(() => {
  vi.stubGlobal('MediaStream', TrackList);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a line that is down', () => {
  it('carries nothing of this side, nor does the next one before it is up', async () => {
    const { page, log, peer, peers, offer, talk } = openWorld();
    await talk(true);
    log.length = 0;
    peer().onState('disconnected');
    expect(log).toEqual([
      'peer 1 asks for a path',
      'peer 1 sends no audio',
      'peer 1 sends no video',
    ]);
    page.actions.openDevice('microphone', 'other');
    await settle();
    expect(log.filter((entry) => / sends (audio|video)/.test(entry))).toEqual([]);
    offer(1);
    expect(peers[1]?.stream?.getTracks()).toEqual([]);
    log.length = 0;
    peer().onState('connected');
    expect(log).toEqual(['peer 2 sends audio', 'peer 2 sends video']);
    page.dispose();
  });

  it('carries nothing while it is replaced, though nothing was noticed before', async () => {
    const { page, peers, offer, talk } = openWorld();
    await talk(true);
    expect(peers[0]?.stream?.getTracks()).toHaveLength(2);
    offer(1);
    expect(peers[1]?.stream?.getTracks()).toEqual([]);
    page.dispose();
  });

  it('is told to the other side where this end is gone, again when the hub is back', async () => {
    const { page, log, peer, link, talk } = openWorld();
    await talk();
    peer().onState('failed');
    link().onConnection('offline', null);
    link().onConnection('online', null);
    expect(log.filter((entry) => entry.includes('gone'))).toEqual([
      'signal 0 renegotiate gone',
      'signal 0 renegotiate gone',
    ]);
    page.dispose();
  });

  it('may be mended over the call itself, where the hub is away', async () => {
    const { page, log, peer, link, talk } = openWorld();
    await talk();
    link().onConnection('offline', null);
    const data = { type: 'offer', sdp: 'v=0', round: 1 } as const;
    const signal = { id: 'over-the-call', generation: 0, data };
    log.length = 0;
    peer().onMessage({ type: 'signal', signal });
    expect(log).toEqual(['peer 1 gets offer']);
    // The hub brings it too, once it is back.
    link().onSignal({ callId: CALL, signal });
    expect(log).toEqual(['peer 1 gets offer']);
    peer().onSignal({ type: 'answer', sdp: 'v=0', round: 1 });
    expect(log.slice(1)).toEqual(['signal 0 answer', 'peer 1 says signal']);
    page.dispose();
  });

  it('by a hub that lost sight of both is no end while they hear each other', async () => {
    const { page, peer, link, step, talk } = openWorld();
    await talk();
    const lost = { callId: CALL, phase: 'ended', by: 'system', reason: 'connectionLost' } as const;
    link().onCallState(lost);
    expect(step()).toMatchObject({ name: 'call', call: { line: 'good' } });
    peer().onState('disconnected');
    link().onCallState(lost);
    expect(step().name).toBe('after');
    page.dispose();
  });
});
