import { app } from 'electron';

/**
 * No page of the app may go anywhere else, open a window, or hold a webview: a link that someone
 * manages to plant leads nowhere. Loads that main itself starts are not affected.
 */
export function guardNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
