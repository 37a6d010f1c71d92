import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CALL, live, openWorld, remembered, settle, TrackList } from './stage.ts';
import { people } from './show.tsx';

beforeEach(() => {
  vi.stubGlobal('MediaStream', TrackList);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('text that was under way when the page was loaded anew', () => {
  const seated = { state: 'seated', ...people } as const;
  const waiting = { callId: CALL, messages: [{ chatId: 'c1', text: 'Not there yet' }] };

  it('is sent, and remembered until it has arrived or the call is over', async () => {
    const opened = openWorld({ view: seated, memory: { ...remembered, waiting } });
    const { page, link, peer, world, texts } = opened;
    page.start();
    await settle();
    expect(page.store.getState().chat).toMatchObject([{ text: 'Not there yet', arrived: false }]);
    expect(world.memory?.waiting).toEqual(waiting);
    link().onConnection('online', null);
    link().onCallState(live);
    opened.connect();
    expect(texts).toEqual(['Not there yet']);
    expect(page.actions.sendChat('Nor this')).toBe(true);
    expect(world.memory?.waiting?.messages.map(({ text }) => text)).toEqual([
      'Not there yet',
      'Nor this',
    ]);
    peer().onMessage({
      type: 'chat',
      chatId: 'c1',
      by: 'customer',
      place: 1,
      text: 'Not there yet',
    });
    expect(world.memory?.waiting?.messages.map(({ text }) => text)).toEqual(['Nor this']);
    link().onCallState({ callId: CALL, phase: 'ended', by: 'agent', reason: 'hungUp' });
    expect(world.memory).toMatchObject({ inCall: false, waiting: null });
    page.dispose();
  });

  it('goes to no other call of the link', async () => {
    const opened = openWorld({
      view: seated,
      memory: { ...remembered, waiting: { ...waiting, callId: 'call-0000' } },
    });
    const { page, link, world, texts } = opened;
    page.start();
    await settle();
    link().onConnection('online', null);
    link().onCallState(live);
    opened.connect();
    expect(texts).toEqual([]);
    expect(page.store.getState().chat).toEqual([]);
    expect(world.memory?.waiting).toBeNull();
    page.dispose();
  });

  it('is forgotten where the call was over before the page came back', async () => {
    const view = { ...seated, state: 'ended' } as const;
    const { page, step, world } = openWorld({ view, memory: { ...remembered, waiting } });
    page.start();
    await settle();
    expect(step().name).toBe('badLink');
    expect(world.memory?.waiting).toBeNull();
    page.dispose();
  });
});
