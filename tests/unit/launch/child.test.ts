import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { launch } from '#electron/launch/child.ts';
import { Trouble } from '#electron/launch/tell.ts';

const node = process.execPath;

describe('launch', () => {
  it("returns the program's own status", async () => {
    expect(await launch(node, ['-e', ''])).toBe(0);
    expect(await launch(node, ['-e', 'process.exit(7)'])).toBe(7);
  });

  it.skipIf(process.platform === 'win32')('counts a signal as shells do', async () => {
    expect(await launch(node, ['-e', 'process.kill(process.pid, "SIGTERM")'])).toBe(143);
  });

  it('speaks where the program cannot be started', async () => {
    await expect(launch('/no/such/program', [])).rejects.toThrow(Trouble);
  });

  it.skipIf(process.platform === 'win32')('passes a signal on and waits for the end', async () => {
    const child = 'process.on("SIGTERM", () => process.exit(5)); console.log("up");';
    const parent = `
      const { launch } = await import(${JSON.stringify(path.resolve('electron/launch/child.ts'))});
      process.exitCode = await launch(process.execPath,
        ['-e', ${JSON.stringify(`${child} setInterval(() => {}, 1000)`)}]);`;
    const outer = spawn(node, ['--input-type=module', '-e', parent], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(outer.stdout, 'data');
    outer.kill('SIGTERM');
    expect(await once(outer, 'exit')).toEqual([5, null]);
  });
});
