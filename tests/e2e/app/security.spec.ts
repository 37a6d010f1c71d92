import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { introduce } from '#tests/helpers/desk.ts';
import { expect, test } from './fixtures.ts';
import { inMain } from '#tests/helpers/inMain.ts';

const root = path.resolve(import.meta.dirname, '../../..');

test.describe('the app’s window', () => {
  test('has no Node, a named bridge and nothing else', async ({ startApp }) => {
    const { page } = await startApp();
    const seen = await page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
      bridge: Object.keys(window.hearback).filter((name) => name !== 'on'),
      origin: location.origin,
    }));
    expect(seen.node).toEqual([]);
    expect(seen.origin).toBe('app://hearback');
    expect(seen.bridge.every((name) => /^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/.test(name))).toBe(true);
    expect(seen.bridge).not.toContain('invoke');
  });

  test('every window is sandboxed and isolated', async ({ startApp }) => {
    const { app, page } = await startApp();
    await introduce(page, 'Sam');
    await page.getByRole('button', { name: 'Start the simulated customer' }).click();
    await expect(page.getByRole('heading', { name: / is calling$/ })).toBeVisible();
    const preferences = await inMain(app, ({ webContents }) =>
      webContents.getAllWebContents().map((contents) => {
        const all = (
          contents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
        ).getLastWebPreferences();
        return {
          sandbox: all.sandbox,
          contextIsolation: all.contextIsolation,
          nodeIntegration: all.nodeIntegration,
          nodeInSubFrames: all.nodeIntegrationInSubFrames ?? false,
          nodeInWorker: all.nodeIntegrationInWorker ?? false,
          webviewTag: all.webviewTag ?? false,
          webSecurity: all.webSecurity ?? true,
          insecureContent: all.allowRunningInsecureContent ?? false,
          experimental: all.experimentalFeatures ?? false,
          blinkFeatures: all.enableBlinkFeatures ?? '',
        };
      }),
    );
    expect(preferences).toHaveLength(2);
    for (const each of preferences) {
      expect(each).toEqual({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeInSubFrames: false,
        nodeInWorker: false,
        webviewTag: false,
        webSecurity: true,
        insecureContent: false,
        experimental: false,
        blinkFeatures: '',
      });
    }
    // Only the agent's own window has a bridge; the simulated customer is a plain page.
    const bridges = await inMain(app, ({ webContents }) =>
      Promise.all(
        webContents
          .getAllWebContents()
          .map(
            (contents) => contents.executeJavaScript('typeof window.hearback') as Promise<string>,
          ),
      ),
    );
    expect(bridges.toSorted()).toEqual(['object', 'undefined']);
  });

  test('reaches nobody but the hub', async ({ startApp }) => {
    const { page } = await startApp();
    const blocked = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        violations.push(`${event.effectiveDirective} ${event.blockedURI}`);
      });
      const refused = await Promise.allSettled([
        fetch('https://example.com/'),
        fetch('http://127.0.0.1:9/'),
        new Promise((resolve, reject) => {
          const image = new Image();
          image.addEventListener('load', resolve);
          image.addEventListener('error', reject);
          image.src = 'https://example.com/pixel.png';
        }),
      ]);
      const socketRefused = await new Promise<boolean>((resolve) => {
        try {
          const socket = new WebSocket('wss://example.com/');
          socket.addEventListener('open', () => resolve(false));
          socket.addEventListener('error', () => resolve(true));
        } catch {
          resolve(true);
        }
      });
      const evalRefused = ((): boolean => {
        try {
          // eslint-disable-next-line no-eval -- the point of the test
          return window.eval('1 + 1') !== 2;
        } catch {
          return true;
        }
      })();
      return {
        refused: refused.map(({ status }) => status),
        socketRefused,
        evalRefused,
        directives: [...new Set(violations.map((each) => each.split(' ')[0]))],
      };
    });
    expect(blocked.refused).toEqual(['rejected', 'rejected', 'rejected']);
    expect(blocked.socketRefused).toBe(true);
    expect(blocked.evalRefused).toBe(true);
    expect(blocked.directives).toContain('connect-src');
    expect(blocked.directives).toContain('img-src');
  });

  test('goes nowhere and opens nothing', async ({ startApp }) => {
    const { app, page } = await startApp();
    await expect(page.getByRole('heading', { name: 'Welcome to Hearback' })).toBeVisible();
    // Asked of main: the test's own view of the page waits for a navigation that never comes.
    const after = await inMain(app, async ({ webContents }) => {
      const [contents] = webContents.getAllWebContents();
      if (contents === undefined) throw new Error('There is no window.');
      const refusal = (): Promise<string> =>
        new Promise((resolve) => {
          contents.once('will-frame-navigate', (event) => {
            resolve(`${event.url} ${event.defaultPrevented ? 'prevented' : 'let through'}`);
          });
        });
      const tryTo = async (code: string): Promise<string> => {
        const refused = refusal();
        void contents.executeJavaScript(`${code}; 1`, true);
        return refused;
      };
      void contents.executeJavaScript("window.open('https://example.com/'); 1", true);
      return {
        refused: [
          await tryTo("location.assign('app://hearback/engine/index.html')"),
          await tryTo("location.assign('https://example.com/')"),
        ],
        url: contents.getURL(),
        windows: webContents.getAllWebContents().length,
      };
    });
    expect(after.refused).toEqual([
      'app://hearback/engine/index.html prevented',
      'https://example.com/ prevented',
    ]);
    expect(after.url).toContain('app://hearback/agent/index.html');
    expect(after.windows).toBe(1);
  });

  test('is refused what it does not need', async ({ startApp }) => {
    const { page } = await startApp();
    const states = await page.evaluate(async () => {
      const state = async (name: string): Promise<string> =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      return {
        geolocation: await state('geolocation'),
        notifications: await state('notifications'),
        midi: await state('midi'),
        microphone: await state('microphone'),
        camera: await state('camera'),
      };
    });
    expect(states).toEqual({
      geolocation: 'denied',
      notifications: 'denied',
      midi: 'denied',
      microphone: 'granted',
      camera: 'granted',
    });
  });

  test('reads only its own files', async ({ startApp }) => {
    const { page } = await startApp();
    const statuses = await page.evaluate(() =>
      Promise.all(
        [
          'app://hearback/resources/speech/demo.json',
          'app://hearback/resources/templates/en.json',
          'app://hearback/..%2f..%2fpackage.json',
          'app://hearback/resources/speech/..%2f..%2f..%2fpackage.json',
        ].map((url) => fetch(url).then(({ status }) => status)),
      ),
    );
    expect(statuses).toEqual([200, 404, 404, 404]);
  });

  test('keeps its records encrypted', async ({ startApp, profile }) => {
    const app = await startApp();
    await introduce(app.page, 'Samantha Quillfeather');
    await app.close({ keepProfile: true });
    const file = await readFile(path.join(profile, 'data', 'hearback.db'));
    expect(file.length).toBeGreaterThan(4096);
    expect(file.includes('SQLite format 3')).toBe(false);
    expect(file.includes('Quillfeather')).toBe(false);
  });

  test('carries no address of anyone in its bundles', async () => {
    const { readdir } = await import('node:fs/promises');
    const folders = ['out/renderer', 'out/guest', 'out/main', 'out/preload'];
    const found: string[] = [];
    for (const folder of folders) {
      for (const name of await readdir(path.join(root, folder), { recursive: true })) {
        if (!/\.(js|cjs|mjs|html|css)$/.test(name)) continue;
        const text = await readFile(path.join(root, folder, name), 'utf8');
        // Telemetry and model hosts of the libraries in use.
        const match =
          /odml\.pa\.googleapis|google-analytics|sentry\.io|cdn\.jsdelivr\.net|unpkg\.com/.exec(
            text,
          );
        if (match !== null) found.push(`${folder}/${name}: ${match[0]}`);
      }
    }
    expect(found).toEqual([]);
  });
});
