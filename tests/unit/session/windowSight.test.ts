import { describe, expect, it } from 'vitest';
import { createBridge } from '#renderer/session/bridge.ts';
import { followWindows, sightOf } from '#renderer/session/windowSight.ts';
import { createMemoryMain } from './world/bridge.ts';
import { settle } from './world/virtualClock.ts';

describe('whether the agent’s window can be seen', () => {
  it('is asked once and followed from then on, until the end', async () => {
    const main = createMemoryMain();
    const scope = new AbortController();
    const sight = sightOf(followWindows(createBridge(main.bridge), scope.signal));
    expect(sight.now()).toBe(true);
    await settle();
    const changes: boolean[] = [];
    const call = new AbortController();
    sight.onChange(call.signal, () => changes.push(sight.now()));
    main.emit('windows.shown', { agent: false, panel: false });
    main.emit('windows.shown', { agent: false, panel: true });
    main.emit('windows.shown', { agent: true, panel: true });
    expect(changes).toEqual([false, true]);
    call.abort();
    main.emit('windows.shown', { agent: false, panel: true });
    expect(changes).toEqual([false, true]);
    expect(sight.now()).toBe(false);
    scope.abort();
    main.emit('windows.shown', { agent: true, panel: true });
    expect(sight.now()).toBe(false);
  });

  it('is taken for granted where main cannot say', async () => {
    const main = createMemoryMain();
    main.failing.set('windows.shown', 'other');
    const windows = followWindows(createBridge(main.bridge), new AbortController().signal);
    await settle();
    expect(windows.getState()).toEqual({ agent: true, panel: true });
  });
});
