import type { BrowserWindow } from 'electron';
import { app, dialog } from 'electron';
import { text } from '../text.ts';

/** How long the window may take to end the call and save; its journal is safe in any case. */
const SAVE_TIMEOUT_MS = 10_000;

interface Active {
  readonly customerName: string | null;
}

/**
 * Asks before the app closes in mid-call, and lets the window end and save the call first.
 */
export class QuitGuard {
  #active: Active | null = null;
  #asking = false;
  #leaving = false;
  #ready: (() => void) | null = null;
  readonly #window: BrowserWindow;
  readonly #requestEnd: () => void;

  /** @param requestEnd tells the window to end the call, save, and answer with `ready()` */
  constructor(window: BrowserWindow, requestEnd: () => void) {
    this.#window = window;
    this.#requestEnd = requestEnd;
    window.on('close', (event) => this.#hold(event));
    app.on('before-quit', (event) => this.#hold(event));
  }

  /** Kept up to date by the window: whether a call is going on, and with whom. */
  setActive(active: Active | null): void {
    this.#active = active;
  }

  /** Whether a call is going on. */
  get inCall(): boolean {
    return this.#active !== null;
  }

  /** The page's process died, and its call with it: nobody has to be asked or waited for. */
  pageGone(): void {
    this.#active = null;
    this.#ready?.();
  }

  /** The window has ended and saved its call. */
  ready(): void {
    this.#ready?.();
  }

  /** Ends and saves without asking: the system wants the app gone. */
  async leaveNow(): Promise<void> {
    if (this.#active !== null) await this.#endCall();
    this.#leaving = true;
    app.quit();
  }

  #hold(event: { preventDefault(): void }): void {
    if (this.#leaving || this.#active === null) return;
    event.preventDefault();
    if (!this.#asking) void this.#ask(this.#active);
  }

  async #ask(active: Active): Promise<void> {
    this.#asking = true;
    const locale = app.getLocale();
    const name = active.customerName ?? text(locale, 'quit.someone');
    const { response } = await dialog.showMessageBox(this.#window, {
      type: 'question',
      message: text(locale, 'quit.title', { name }),
      detail: text(locale, 'quit.detail'),
      buttons: [text(locale, 'quit.stay'), text(locale, 'quit.leave')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    this.#asking = false;
    if (response === 1) await this.leaveNow();
  }

  async #endCall(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, SAVE_TIMEOUT_MS);
      this.#ready = () => {
        clearTimeout(timer);
        resolve();
      };
      // A window that is gone cannot answer; its journal is recovered at the next start.
      if (this.#window.isDestroyed()) this.#ready();
      else this.#requestEnd();
    });
  }
}
