import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Memory } from '#renderer/guest/call/seatKeeper.ts';
import { live, openWorld, SEAT, settle, TrackList } from './stage.ts';
import { people } from './show.tsx';

beforeEach(() => {
  vi.stubGlobal('MediaStream', TrackList);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const heldBefore: Memory = {
  seat: SEAT,
  inCall: true,
  answeredAt: 400,
  held: true,
  muted: false,
  listenOnly: false,
  cameraOn: true,
  microphoneId: null,
  cameraId: null,
  speakerId: null,
  consent: null,
  waiting: null,
};

describe('on hold', () => {
  const say = (held: boolean) => ({ type: 'media', muted: held, cameraOn: false, held }) as const;

  it('nothing is sent, whatever is switched meanwhile, until the agent is back', async () => {
    const { page, log, peer, talk, step, world } = openWorld();
    await talk(true);
    log.length = 0;
    peer().onMessage(say(true));
    expect(step()).toMatchObject({ name: 'call', call: { held: true } });
    expect(world.memory).toMatchObject({ held: true });
    expect(log).toEqual(['peer 1 sends no audio', 'peer 1 sends no video']);
    page.actions.closeCamera();
    page.actions.openDevice('microphone', 'other');
    page.actions.openDevice('camera');
    await settle();
    expect(log.filter((line) => / sends (audio|video)/.test(line))).toEqual([]);
    log.length = 0;
    peer().onMessage(say(true));
    expect(log).toEqual([]);
    peer().onMessage(say(false));
    expect(log).toEqual(['peer 1 sends audio', 'peer 1 sends video']);
    expect(step()).toMatchObject({ call: { held: false } });
    page.dispose();
  });

  it('the person’s own mute stands, and is told as ever', async () => {
    const { page, devices, peer, talk, media } = openWorld();
    await talk();
    peer().onMessage(say(true));
    page.actions.setMuted(true);
    peer().onMessage(say(false));
    expect(media().muted).toBe(true);
    expect(devices[0]?.enabled).toBe(false);
    page.dispose();
  });

  it('a new connection of the same call begins with nothing to send', async () => {
    const { page, peer, peers, offer, talk } = openWorld();
    await talk(true);
    peer().onMessage(say(true));
    offer(1);
    expect(peers).toHaveLength(2);
    expect(peer().stream?.getTracks()).toEqual([]);
    page.dispose();
  });

  it('the call can be ended', async () => {
    const { page, peer, talk, step, log } = openWorld();
    await talk();
    peer().onMessage(say(true));
    page.actions.end();
    await settle();
    expect(step()).toMatchObject({ name: 'after', ending: { by: 'customer' } });
    expect(log).toContain('peer 1 says bye');
    page.dispose();
  });

  it('a page that comes back sends nothing until the agent says that it is over', async () => {
    const seated = { state: 'seated', ...people } as const;
    const { page, link, log, offer, peer, step } = openWorld({ view: seated, memory: heldBefore });
    page.start();
    await settle();
    link().onConnection('online', null);
    link().onCallState(live);
    offer(0);
    expect(step()).toMatchObject({ name: 'call', call: { held: true, peer: null } });
    expect(peer().stream?.getTracks()).toEqual([]);
    peer().onMessage({ type: 'media', muted: false, cameraOn: false, held: false });
    expect(step()).toMatchObject({ call: { held: false } });
    expect(log).toContain('peer 1 sends audio');
    page.dispose();
  });
});
