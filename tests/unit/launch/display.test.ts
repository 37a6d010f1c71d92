import { connect } from 'node:net';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { withDisplay } from '#electron/launch/display.ts';
import { ensureSystem } from '#electron/launch/system.ts';

/** Does an X server accept connections for this display? */
function answers(display: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(`/tmp/.X11-unix/X${display.slice(1)}`);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

describe.runIf(process.platform === 'linux')('withDisplay', () => {
  beforeAll(() => ensureSystem(['xvfb']));

  it('uses the display that is there', async () => {
    const env = { DISPLAY: ':77' };
    await withDisplay(async (display) => {
      expect(display).toMatchObject({ env, virtual: false });
    }, env);
  });

  it('starts one of its own where there is none, says so, and ends it, also after a failure', async () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const env = { PATH: process.env['PATH'] };
    let used = '';
    const work = withDisplay(async (display) => {
      used = display.env['DISPLAY'] ?? '';
      expect(display.virtual).toBe(true);
      expect(await answers(used)).toBe(true);
      throw new Error('the work failed');
    }, env);
    await expect(work).rejects.toThrow('the work failed');
    expect(said.mock.calls.join()).toContain(`Xvfb ${used}`);
    said.mockRestore();
    expect(await answers(used)).toBe(false);
  });
});
