import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { WindowsShown } from '#shared/contract/windowsIpc.ts';
import type { Sight } from '#renderer/sensing/face/faceWatch.ts';
import type { Bridge } from './bridge.ts';

/**
 * Follows which of the app's windows can be seen. What main says is taken in the order in which it
 * comes, so no change is lost between the question and its answer.
 */
export function followWindows(
  bridge: Pick<Bridge, 'windows.shown' | 'on'>,
  signal: AbortSignal,
): StoreApi<WindowsShown> {
  // Until main has answered: whoever opens the app looks at it.
  const store = createStore<WindowsShown>(() => ({ agent: true, panel: true }));
  const take = (shown: WindowsShown): void => {
    if (!signal.aborted) store.setState(shown);
  };
  signal.addEventListener('abort', bridge.on('windows.shown', take), { once: true });
  void bridge['windows.shown']().then(take, () => undefined);
  return store;
}

/** Whether the agent's own window can be seen, as sensing asks for it. */
export function sightOf(windows: StoreApi<WindowsShown>): Sight {
  return {
    now: () => windows.getState().agent,
    onChange(signal, act) {
      const stop = windows.subscribe((now, before) => {
        if (now.agent !== before.agent) act();
      });
      signal.addEventListener('abort', stop, { once: true });
    },
  };
}
