import { expect, test } from './fixtures.ts';
import { inMain } from '#tests/helpers/inMain.ts';

/*
 * Electron's checklist where it can only be shown in the running app; electron/main/SECURITY.md says
 * which test is for which item. What a page attempts here, a page that was taken over would attempt.
 */

test('a page that was taken over gets no screen, no device and no file', async ({ startApp }) => {
  const { app, page } = await startApp({ probe: false });
  const attempts = await page.evaluate(async () => {
    const name = (error: unknown): string =>
      error instanceof DOMException ? error.name : 'no DOMException';
    const attempt = (work: () => Promise<unknown>): Promise<string> =>
      work().then(() => 'allowed', name);
    const screen = {
      video: { mandatory: { chromeMediaSource: 'desktop', chromeMediaSourceId: 'screen:0:0' } },
    } as MediaStreamConstraints;
    type Kind = 'usb' | 'hid' | 'serial' | 'bluetooth';
    const { usb, hid, serial, bluetooth } = navigator as unknown as Record<
      Kind,
      { requestDevice(options: object): Promise<unknown>; requestPort(): Promise<unknown> }
    >;
    return {
      screen: await attempt(() => navigator.mediaDevices.getUserMedia(screen)),
      display: await attempt(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
      microphone: await attempt(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      // One that this Chromium does not have at all throws, too.
      devices: await Promise.all([
        attempt(async () => usb.requestDevice({ filters: [] })),
        attempt(async () => serial.requestPort()),
        attempt(async () => bluetooth.requestDevice({ acceptAllDevices: true })),
      ]),
      hid: await hid.requestDevice({ filters: [] }).then(
        (list) => (list as unknown[]).length,
        () => 0,
      ),
      file: await fetch('file:///etc/hostname').then(
        () => 'read',
        () => 'refused',
      ),
      clipboard: await attempt(() => navigator.clipboard.readText()),
    };
  });
  expect(attempts.screen).toBe('NotAllowedError');
  expect(attempts.display).not.toBe('allowed');
  expect(attempts.microphone).toBe('allowed');
  expect(attempts.devices).not.toContain('allowed');
  expect(attempts.hid).toBe(0);
  expect(attempts.file).toBe('refused');
  expect(attempts.clipboard).toBe('NotAllowedError');

  const downloads = await inMain(app, async ({ session, webContents }) => {
    const [contents] = webContents.getAllWebContents();
    const item = new Promise<string>((resolve) => {
      session.fromPartition('persist:agent').once('will-download', (event) => {
        resolve(event.defaultPrevented ? 'prevented' : 'let through');
      });
    });
    void contents?.executeJavaScript(
      "const a = document.createElement('a'); a.download = 'x'; a.href = URL.createObjectURL(new Blob(['x'])); a.click()",
      true,
    );
    return item;
  });
  expect(downloads).toBe('prevented');
});

test('a window beside the app’s own gets no answer, no permission and no webview', async ({
  startApp,
}) => {
  const { app } = await startApp({ probe: false });
  const got = await inMain(app, async ({ app: own, BrowserWindow, session, webContents }) => {
    const preload = `${own.getAppPath()}/out/preload/agent.cjs`;
    const ask = (page: string) => async (window: Electron.BrowserWindow) => {
      await window.loadURL(page);
      return window.webContents.executeJavaScript(
        "window.hearback['settings.get']().then((answer) => answer.ok ? 'told' : answer.failure.code)",
      ) as Promise<string>;
    };
    const open = async (
      of: Electron.Session,
      work: (window: Electron.BrowserWindow) => Promise<string>,
      more: Electron.WebPreferences = {},
    ): Promise<string> => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { session: of, preload, ...more },
      });
      return work(window).finally(() => window.destroy());
    };
    const agent = session.fromPartition('persist:agent');
    const page = 'app://hearback/agent/index.html';
    return {
      // The very page and bridge, in a window that main did not make for it.
      samePage: await open(agent, ask(page)),
      otherPage: await open(agent, ask('app://hearback/supervisor/index.html')),
      microphone: await open(agent, async (window) => {
        await window.loadURL(page);
        return window.webContents.executeJavaScript(
          "navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'allowed', (error) => error.name)",
        ) as Promise<string>;
      }),
      defaultSession: await open(session.defaultSession, async (window) => {
        await window.loadURL('data:text/html,<p>');
        return window.webContents.executeJavaScript(
          "navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)",
        ) as Promise<string>;
      }),
      webview: await open(
        agent,
        async (window) => {
          await window.loadURL('data:text/html,<p>');
          const before = webContents.getAllWebContents().length;
          const refused = new Promise<string>((resolve) => {
            window.webContents.once('will-attach-webview', (event) => {
              resolve(event.defaultPrevented ? 'prevented' : 'let through');
            });
          });
          void window.webContents.executeJavaScript(
            "document.body.append(Object.assign(document.createElement('webview'), { src: 'data:text/html,x' }))",
          );
          const outcome = await refused;
          return `${outcome}, ${webContents.getAllWebContents().length - before} more`;
        },
        { webviewTag: true },
      ),
    };
  });
  expect(got).toEqual({
    samePage: 'refused',
    otherPage: 'refused',
    microphone: 'NotAllowedError',
    defaultSession: 'denied',
    webview: 'prevented, 0 more',
  });
});
