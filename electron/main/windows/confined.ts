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
} as const satisfies Electron.WebPreferences;
