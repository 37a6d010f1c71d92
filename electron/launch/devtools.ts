import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { PreparedApp } from './prepare.ts';
import { Trouble } from './tell.ts';

export interface DevToolsApp {
  readonly child: ChildProcess;
  /** For Playwright's `chromium.connectOverCDP(address)`. */
  readonly address: string;
}

/**
 * Starts an app that a browser tool can attach to. `--remote-debugging-port` is Chromium's own
 * switch, which no Electron fuse governs, so this works on a packaged app; it reaches the windows
 * only, not the main process.
 * @param args the app's own arguments
 * @throws Trouble with the app's last words when it ends before it listens
 */
export function startForDevTools(
  app: PreparedApp,
  args: readonly string[] = [],
): Promise<DevToolsApp> {
  const all = [...app.args, '--remote-debugging-port=0', ...args];
  const child = spawn(app.executable, all, {
    env: app.env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let last = '';
    // Reading on after the address keeps the pipe from filling up and stopping the app.
    createInterface({ input: child.stderr }).on('line', (line) => {
      const address = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1];
      if (address) resolve({ child, address });
      last = line || last;
    });
    child.on('error', (error) => reject(new Trouble(`The app did not start: ${error.message}.`)));
    child.on('exit', (code) => {
      reject(new Trouble(`The app ended with status ${code ?? 'unknown'} at its start: ${last}`));
    });
  });
}
