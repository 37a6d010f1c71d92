import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { REJOIN_GRACE_MS } from '#shared/contract/hub.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { DeviceList } from '#renderer/rtc/media/deviceList.ts';
import { noDevices } from '#renderer/rtc/media/deviceList.ts';
import type { LinkResult } from '#renderer/rtc/signalling/types.ts';
import {
  CALL,
  live,
  openWorld,
  PAGE,
  remembered,
  ringing,
  SEAT,
  settle,
  TrackList,
} from './stage.ts';
import { people } from './show.tsx';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('MediaStream', TrackList);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the way into a call', () => {
  it('asks again by itself until the hub answers', async () => {
    const { world, page, step } = openWorld({ view: null });
    page.start();
    await settle();
    expect(step()).toEqual({ name: 'looking', failed: true });
    world.view = { state: 'expired' };
    await vi.advanceTimersByTimeAsync(2999);
    expect(step().name).toBe('looking');
    await vi.advanceTimersByTimeAsync(1);
    expect(step()).toEqual({ name: 'badLink', why: 'expired' });
    page.dispose();
  });

  it('sends what was opened in the check, and says what it is', async () => {
    const { page, log, peer, talk, devices } = openWorld();
    await talk(true);
    expect(log).toContain('ring video');
    expect(peer().initiator).toBe(false);
    expect(peer().stream?.getTracks()).toEqual(devices);
    expect(log).toContain('peer 1 says media');
    expect(page.store.getState().page.step).toMatchObject({
      name: 'call',
      call: { line: 'good', answeredAt: 1000 },
    });
    page.dispose();
  });

  it('keeps signals that come before the hub has said that the call is live', async () => {
    const { page, log, link, offer, peers, ringUp } = openWorld();
    await ringUp();
    offer(0);
    expect(peers).toHaveLength(0);
    link().onCallState(live);
    expect(log).toContain('peer 1 gets offer');
    page.dispose();
  });

  it('takes a newer connection for the one that failed', async () => {
    const { page, log, peers, peer, offer, step, talk } = openWorld();
    await talk();
    peer().onState('failed');
    expect(step()).toMatchObject({ call: { line: 'interrupted' } });
    offer(1);
    expect(peers).toHaveLength(2);
    // A connection that follows one that was up is the same line, still interrupted.
    const giveUpAt = 1000 + REJOIN_GRACE_MS;
    expect(step()).toMatchObject({ call: { line: 'interrupted', giveUpAt } });
    expect(log).toContain('peer 1 goes');
    offer(0);
    expect(peers).toHaveLength(2);
    peer().onState('connected');
    expect(step()).toMatchObject({ call: { line: 'good', giveUpAt: null } });
    page.dispose();
  });
});

describe('the end', () => {
  it('is told over the call and at the hub, and frees the devices at once', async () => {
    const { world, page, log, step, talk, devices } = openWorld();
    await talk(true);
    let answer: (told: LinkResult<true>) => void = () => undefined;
    world.endAnswer = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    page.actions.end();
    expect(step()).toMatchObject({ name: 'after', ending: { by: 'customer', reason: 'hungUp' } });
    expect(devices.every((device) => device.stopped)).toBe(true);
    expect(log).toContain('peer 1 says bye');
    expect(log).toContain(`end ${CALL} hungUp`);
    await settle();
    // The way to the hub stays until it knows.
    expect(log).not.toContain('close');
    answer(ok(true));
    await settle();
    expect(log).toContain('close');
    page.dispose();
  });

  it('needs no hub when the other side says bye', async () => {
    const { page, peer, link, step, talk } = openWorld();
    await talk();
    link().onConnection('offline', null);
    peer().onMessage({ type: 'bye', reason: 'hungUp' });
    expect(step()).toMatchObject({ name: 'after', ending: { by: 'agent', reason: 'hungUp' } });
    page.dispose();
  });

  it('comes by itself after a minute without a line, with the reason told', async () => {
    const { page, log, peer, link, step, talk } = openWorld();
    await talk();
    peer().onState('disconnected');
    link().onPresence({ callId: CALL, present: false });
    await vi.advanceTimersByTimeAsync(REJOIN_GRACE_MS - 1);
    expect(step().name).toBe('call');
    await vi.advanceTimersByTimeAsync(1);
    expect(step()).toMatchObject({ name: 'after', ending: { by: 'system', reason: 'agentLeft' } });
    expect(log).toContain(`end ${CALL} agentLeft`);
    page.dispose();
  });

  it('does not come when the line is back in time', async () => {
    const { page, peer, step, talk } = openWorld();
    await talk();
    peer().onState('disconnected');
    await vi.advanceTimersByTimeAsync(REJOIN_GRACE_MS - 1);
    peer().onState('connected');
    await vi.advanceTimersByTimeAsync(REJOIN_GRACE_MS);
    expect(step().name).toBe('call');
    page.dispose();
  });
});

describe('a ring', () => {
  const toRing = async (opened: ReturnType<typeof openWorld>): Promise<void> => {
    opened.page.start();
    await settle();
    opened.page.actions.beginCheck();
    await settle();
    opened.page.actions.ring();
  };

  it('that is stopped while it is on its way is taken back', async () => {
    const opened = openWorld();
    let answer: (seat: Awaited<ReturnType<typeof opened.world.ringAnswer>>) => void = () =>
      undefined;
    opened.world.ringAnswer = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    await toRing(opened);
    opened.page.actions.cancel();
    expect(opened.step()).toMatchObject({ name: 'after', ending: { reason: 'cancelled' } });
    answer(ok({ callId: CALL, seat: SEAT }));
    await settle();
    expect(opened.log).toContain(`end ${CALL} cancelled`);
    // The seat is this page's now, so a reload must know it.
    expect(opened.world.memory).toMatchObject({ seat: SEAT, inCall: false });
    opened.page.dispose();
  });

  it('that is declined can be made again over the same link, with the same devices', async () => {
    const opened = openWorld();
    await toRing(opened);
    await settle();
    opened.link().onCallState({ callId: CALL, phase: 'ended', by: 'agent', reason: 'declined' });
    expect(opened.step()).toMatchObject({ name: 'after', ending: { reason: 'declined' } });
    expect(opened.devices.every((device) => device.stopped)).toBe(true);
    opened.page.actions.ring();
    await settle();
    expect(opened.log.filter((line) => line === 'ring voice')).toHaveLength(2);
    expect(opened.links).toHaveLength(1);
    expect(opened.devices.filter((device) => !device.stopped)).toHaveLength(1);
    opened.page.dispose();
  });

  it('that the hub refuses says why', async () => {
    const opened = openWorld();
    opened.world.ringAnswer = async () => err({ error: 'agentOffline', message: '' });
    await toRing(opened);
    await settle();
    expect(opened.step()).toMatchObject({ name: 'after', ending: { reason: 'agentOffline' } });
    opened.page.dispose();
  });
});

describe('a reload', () => {
  const seated = { state: 'seated', ...people } as const;

  it('goes back to the call with the devices and the mute of before', async () => {
    const opened = openWorld({ view: seated, memory: remembered });
    const { page, link, step, media, devices } = opened;
    page.start();
    await settle();
    expect(step().name).toBe('returning');
    expect(link().auth).toEqual({
      token: 'a-token-of-this-very-call',
      seat: SEAT,
      pageId: PAGE,
    });
    expect(devices.map(({ kind, deviceId }) => [kind, deviceId])).toEqual([
      ['audio', 'headset'],
      ['video', 'default'],
    ]);
    expect(devices[0]?.enabled).toBe(false);
    expect(media()).toMatchObject({ muted: true, speakerId: 'loud' });
    link().onConnection('online', null);
    link().onCallState(live);
    expect(step()).toMatchObject({ name: 'call', call: { answeredAt: 400 } });
    page.dispose();
  });

  it('goes on ringing where it rang', async () => {
    const { page, link, step } = openWorld({ view: seated, memory: remembered });
    page.start();
    await settle();
    link().onCallState(ringing);
    expect(step()).toMatchObject({ name: 'ringing', callId: CALL });
    page.dispose();
  });

  it('starts anew where there is nothing to go back to', async () => {
    const { page, link, step, devices } = openWorld({ view: seated, memory: remembered });
    page.start();
    await settle();
    link().onConnection('online', null);
    await vi.advanceTimersByTimeAsync(6000);
    expect(step().name).toBe('welcome');
    expect(devices.every((device) => device.stopped)).toBe(true);
    page.dispose();
  });

  it('does not go back to a call that this page had left', async () => {
    const left = { ...remembered, inCall: false };
    const { page, links, step } = openWorld({ view: seated, memory: left });
    page.start();
    await settle();
    expect(step().name).toBe('welcome');
    expect(links).toHaveLength(0);
    page.dispose();
  });
});

describe('the check before the ring', () => {
  it('shows the microphone together with its choices, so that nothing moves afterwards', async () => {
    const { world, page, media } = openWorld();
    const answers: ((found: DeviceList) => void)[] = [];
    world.list = (answer) => answers.push(answer);
    page.start();
    await settle();
    page.actions.beginCheck();
    await settle();
    expect(media().microphone.state).toBe('opening');
    const microphones = [{ deviceId: 'one', label: 'One' }];
    answers[0]?.({ ...noDevices, microphones });
    await settle();
    expect(media().microphone.state).toBe('on');
    expect(media().devices.microphones).toEqual(microphones);
  });
});

describe('devices in mid-call', () => {
  it('a microphone that is unplugged is replaced by the next best', async () => {
    const { page, log, media, talk, devices } = openWorld();
    await talk();
    devices[0]?.unplug();
    await settle();
    expect(devices).toHaveLength(2);
    expect(media()).toMatchObject({ microphone: { state: 'on' }, notice: 'microphoneReplaced' });
    expect(log.slice(-3)).toContain('peer 1 sends audio');
    page.dispose();
  });

  it('a microphone that is unplugged with none left is said', async () => {
    const { world, page, media, talk, devices } = openWorld();
    await talk();
    world.microphone = () => err('missing');
    devices[0]?.unplug();
    await settle();
    expect(media().microphone).toMatchObject({ state: 'problem', problem: 'lost' });
    page.dispose();
  });

  it('a camera that is switched off is freed, and nothing is sent of it', async () => {
    const { page, log, talk, devices } = openWorld();
    await talk(true);
    page.actions.closeCamera();
    await settle();
    expect(devices.find(({ kind }) => kind === 'video')?.stopped).toBe(true);
    expect(log).toContain('peer 1 sends no video');
    page.dispose();
  });

  it('mute holds for a microphone that is changed', async () => {
    const { page, talk, devices } = openWorld();
    await talk();
    page.actions.setMuted(true);
    expect(devices[0]?.enabled).toBe(false);
    page.actions.openDevice('microphone', 'headset');
    await settle();
    expect(devices[0]?.stopped).toBe(true);
    expect(devices[1]).toMatchObject({ deviceId: 'headset', enabled: false });
    page.dispose();
  });
});

it('lets go of everything when another tab has the call', async () => {
  const { page, log, link, step, talk, devices } = openWorld();
  await talk();
  link().onCallState({ ...live, pageId: 'another-page-load' });
  expect(step().name).toBe('elsewhere');
  expect(devices.every((device) => device.stopped)).toBe(true);
  expect(log).toContain('close');
  expect(log.some((line) => line.startsWith('end '))).toBe(false);
  page.dispose();
});
