import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pageIn } from '#electron/main/openable.ts';

/*
 * Electron's checklist where it can be read off the configuration and the sources;
 * electron/main/SECURITY.md says which test is for which item.
 */

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): Promise<string> => readFile(path.join(root, file), 'utf8');

/** The sources of the app's own processes, by their path. */
async function sources(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const room of ['electron/main', 'electron/preload']) {
    for (const name of await readdir(path.join(root, room), { recursive: true })) {
      if (name.endsWith('.ts')) {
        found.set(path.posix.join(room, name), await read(path.join(room, name)));
      }
    }
  }
  return found;
}

async function filesWith(pattern: RegExp): Promise<readonly string[]> {
  const all = await sources();
  return [...all].filter(([, text]) => pattern.test(text)).map(([file]) => file);
}

describe('the sources of the app', () => {
  it('make every window in the one place that has the walls', async () => {
    expect(await filesWith(/new (?:BrowserWindow|WebContentsView|BrowserView)\b/)).toEqual([
      'electron/main/windows/confined.ts',
    ]);
  });

  it('hand an address to the system in one place, which looks at it first', async () => {
    expect(await filesWith(/\bshell\./)).toEqual(['electron/main/browser.ts']);
  });

  it('listen to pages in two places, both of which check who asks', async () => {
    const places = await filesWith(/\bipcMain\b/);
    expect(places.toSorted()).toEqual([
      'electron/main/analyse/engineHost.ts',
      'electron/main/ipc/registry.ts',
    ]);
    expect(await read('electron/main/analyse/engineHost.ts')).toMatch(/#isEngine\(/);
    // The registry hands every channel to the one place that looks at the sender first.
    expect(await read('electron/main/ipc/registry.ts')).toMatch(/answerers\([^)]*isTrusted/);
    expect(await read('electron/main/ipc/answer.ts')).toMatch(/isTrusted\(event\)/);
  });

  it('switch off no protection of Chromium’s, and load nothing from the file system or afar', async () => {
    expect(
      await filesWith(
        /webSecurity: false|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|allowpopups|nodeIntegrationIn|sandbox: false|contextIsolation: false|webviewTag: true|ignore-certificate-errors|disable-web-security/,
      ),
    ).toEqual([]);
    expect(await filesWith(/\bloadFile\(|loadURL\(\s*['"`](?!app:|\$\{APP_ORIGIN\})/)).toEqual([]);
  });

  it('offer pages named methods only, never Electron’s own objects', async () => {
    const preloads = [...(await sources())].filter(([file]) =>
      file.startsWith('electron/preload/'),
    );
    expect(preloads).toHaveLength(3);
    for (const [file, text] of preloads) {
      const exposed = [...text.matchAll(/exposeInMainWorld\('(\w+)', (\w+)\)/g)];
      expect([file, ...exposed.map(([, , value]) => value)]).toEqual([file, 'bridge']);
      expect(text).not.toMatch(/[{,]\s*(?:\.\.\.)?ipcRenderer\s*[,}](?! from)/);
    }
  });
});

describe('the packages', () => {
  it('have every fuse set on purpose', async () => {
    const config = parse(await read('electron-builder.yml')) as Record<string, unknown>;
    expect(config['electronFuses']).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(config['asar']).toBe(true);
    expect(config['mac']).toMatchObject({ hardenedRuntime: true });
  });

  it('pin Electron exactly', async () => {
    const { devDependencies } = JSON.parse(await read('package.json')) as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('an address for the system’s browser', () => {
  it.each([
    'https://login.example.com/authorize?state=1',
    'http://127.0.0.1:4610/openid',
    'http://localhost:8080/',
  ])('%s may be opened', (address) => {
    expect(pageIn(address)?.href).toBe(new URL(address).href);
  });

  it.each([
    'http://login.example.com/',
    'file:///etc/passwd',
    'smb://server/share',
    'ms-msdt:/id',
    'javascript:alert(1)',
    'data:text/html,<p>',
    'hearback://team?link=x',
    'https://sam:secret@example.com/',
    'http://127.0.0.1.example.com/',
    `https://example.com/${'x'.repeat(2000)}`,
    'not an address',
    '',
  ])('%s may not', (address) => {
    expect(pageIn(address)).toBeNull();
  });
});

describe('the table of Electron’s checklist', () => {
  it('has every item, each with a test that is there', async () => {
    const table = await read('electron/main/SECURITY.md');
    const rows = table.split('\n').filter((line) => /^\| \d+ /.test(line));
    expect(rows.map((row) => Number(/^\| (\d+) /.exec(row)?.[1]))).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    for (const row of rows) {
      const tests = [...row.matchAll(/`(tests\/[^`:]+): ([^`]+)`/g)];
      expect(tests.length).toBeGreaterThan(0);
      for (const [, file = '', title = ''] of tests) {
        expect(await read(file)).toContain(`'${title}'`);
      }
    }
  });
});
