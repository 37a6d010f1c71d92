import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { missingOptional, platformOf } from '#electron/launch/lockfile.ts';
import type { Packages } from '#electron/launch/lockfile.ts';

describe('missingOptional', () => {
  const linux = { version: '1.0.0', integrity: 'sha512-x', os: ['linux'], cpu: ['x64'] };
  const tool = {
    version: '1.0.0',
    optionalDependencies: { 'tool-linux-x64-gnu': '1.0.0', 'tool-win32-arm64-msvc': '1.0.0' },
  };

  it("adds another platform's binary, without the hash of the one that is there", () => {
    const packages = {
      'node_modules/tool': tool,
      'node_modules/tool-linux-x64-gnu': { ...linux, libc: ['glibc'] },
    };
    expect(missingOptional(packages)).toEqual({
      'node_modules/tool-win32-arm64-msvc': { version: '1.0.0', os: ['win32'], cpu: ['arm64'] },
    });
  });

  it('finds one that is nested or further up', () => {
    const packages = {
      'node_modules/a/node_modules/tool': tool,
      'node_modules/a/node_modules/tool-linux-x64-gnu': linux,
      'node_modules/tool-win32-arm64-msvc': linux,
    };
    expect(missingOptional(packages)).toEqual({});
  });

  it('finds nothing missing in package-lock.json: otherwise "npm ci" refuses it', async () => {
    const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as { packages: Packages };
    const names = Object.keys(missingOptional(lock.packages));
    expect(names, 'run: node electron/launch/lockfile.ts').toEqual([]);
  });
});

describe('platformOf', () => {
  it.each([
    ['@a/core-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
    ['@a/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@a/binding-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
    ['@a/binding-darwin-x64', { os: ['darwin'], cpu: ['x64'] }],
  ])('reads %s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });

  it('does not guess', () => {
    expect(() => platformOf('sharp')).toThrow('cannot be told');
  });
});
