import type { BrowserWindowConstructorOptions, Session, WebPreferences } from 'electron';
import { BrowserWindow } from 'electron';

/**
 * What holds for every window of the app: its page has no Node, a world apart from its preload's, no
 * webview and a sandbox around its process. Windows work while they are covered or hidden (calls,
 * sensing, analysis), so none is slowed down. To their pages they show for ever then, whatever
 * becomes of them: `windowSight.ts` knows better.
 */
export const confined = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
  backgroundThrottling: false,
  // A middle click is no way to a new window either.
  disableBlinkFeatures: 'Auxclick',
} as const satisfies WebPreferences;

interface ConfinedOptions extends Omit<BrowserWindowConstructorOptions, 'webPreferences'> {
  readonly session: Session;
  /** The file that its page's bridge comes from; null for none. */
  readonly preload: string | null;
  readonly autoplayPolicy?: NonNullable<WebPreferences['autoplayPolicy']>;
}

/** The one place that makes windows, so that none is made without its walls. */
export function confinedWindow(options: ConfinedOptions): BrowserWindow {
  const { session, preload, autoplayPolicy, ...look } = options;
  return new BrowserWindow({
    ...look,
    webPreferences: {
      session,
      ...(preload === null ? {} : { preload }),
      ...(autoplayPolicy === undefined ? {} : { autoplayPolicy }),
      ...confined,
      // Once more by name: whoever reads this call alone, a scanner too, should see them.
      sandbox: true,
      contextIsolation: true,
      disableBlinkFeatures: 'Auxclick',
    },
  });
}
