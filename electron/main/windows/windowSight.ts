import type { BrowserWindow } from 'electron';
import type { WindowsShown } from '#shared/contract/windowsIpc.ts';

type Watched = Pick<BrowserWindow, 'isDestroyed' | 'isVisible' | 'isMinimized'> & {
  on(event: 'show' | 'hide' | 'minimize' | 'restore' | 'closed', listener: () => void): unknown;
};

/**
 * Knows which of the app's windows can be seen. Their pages do not: windows that are never slowed
 * down (`confined`) stay "visible" to their pages whatever becomes of them.
 */
export class WindowSight {
  readonly #windows = new Map<keyof WindowsShown, Watched>();
  readonly #changed: (shown: WindowsShown) => void;
  #told: WindowsShown = { agent: false, panel: false };

  /** @param changed told whenever one comes into sight or out of it */
  constructor(changed: (shown: WindowsShown) => void) {
    this.#changed = changed;
  }

  now(): WindowsShown {
    return { agent: this.#sees('agent'), panel: this.#sees('panel') };
  }

  /** Watches a window from now on, in place of the one that had this name before. */
  follow(name: keyof WindowsShown, window: Watched): void {
    this.#windows.set(name, window);
    const look = (): void => this.#look();
    window.on('show', look);
    window.on('hide', look);
    window.on('minimize', look);
    window.on('restore', look);
    window.on('closed', look);
    look();
  }

  #look(): void {
    const now = this.now();
    if (now.agent === this.#told.agent && now.panel === this.#told.panel) return;
    this.#told = now;
    this.#changed(now);
  }

  #sees(name: keyof WindowsShown): boolean {
    const window = this.#windows.get(name);
    return window?.isDestroyed() === false && window.isVisible() && !window.isMinimized();
  }
}
