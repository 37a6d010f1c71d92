import { describe, expect, it } from 'vitest';
import { hasDisplay } from '#electron/launch/display.ts';
import { flagsFor } from '#electron/launch/flags.ts';

const desk = { platform: 'linux', isRoot: false, virtual: false, env: { DISPLAY: ':0' } } as const;

describe('flagsFor', () => {
  it('adds nothing for an ordinary user at a desk', () => {
    expect(flagsFor(desk)).toEqual([]);
  });

  it('gives the sandbox up for root, and for nobody else unless asked', () => {
    expect(flagsFor({ ...desk, isRoot: true })).toContain('--no-sandbox');
    expect(flagsFor({ ...desk, env: { ...desk.env, HEARBACK_NO_SANDBOX: '1' } })).toEqual([
      '--no-sandbox',
    ]);
    expect(flagsFor({ ...desk, virtual: true })).not.toContain('--no-sandbox');
  });

  it('goes without a GPU on a virtual display', () => {
    expect(flagsFor({ ...desk, virtual: true })).toContain('--disable-gpu');
  });

  it('draws through Wayland where there is no X11', () => {
    expect(flagsFor({ ...desk, env: { WAYLAND_DISPLAY: 'wayland-0' } })).toEqual([
      '--ozone-platform=wayland',
    ]);
  });

  it('leaves Windows and macOS alone', () => {
    expect(flagsFor({ ...desk, platform: 'win32', isRoot: true, virtual: true })).toEqual([]);
  });
});

describe('hasDisplay', () => {
  it('asks the environment on Linux only', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({ DISPLAY: ':1' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });
});
