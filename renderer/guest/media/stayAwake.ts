import type { StoreApi } from 'zustand/vanilla';

/**
 * Keeps a telephone's screen on while `wanted`, where the browser can: a screen that goes dark
 * takes the camera and often the call with it. The lock is lost whenever the page is hidden.
 */
export function stayAwake(
  store: Pick<StoreApi<unknown>, 'subscribe'>,
  wanted: () => boolean,
): void {
  if (!('wakeLock' in navigator)) return;
  let lock: WakeLockSentinel | null = null;
  let asking = false;

  const adjust = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    try {
      const on = lock !== null && !lock.released;
      if (wanted() && !on && document.visibilityState === 'visible') {
        lock = await navigator.wakeLock.request('screen');
      } else if (!wanted() && on) {
        await lock?.release();
        lock = null;
      }
    } catch {
      // Refused, for instance on a low battery: the call goes on all the same.
    } finally {
      asking = false;
    }
  };

  store.subscribe(() => void adjust());
  document.addEventListener('visibilitychange', () => void adjust());
}
