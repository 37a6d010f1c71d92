import { fork } from 'node:child_process';
import path from 'node:path';

/** What a child of the bench can be: one of the servers that are compared, or who puts load on them. */
export type Role = 'hub' | 'echo' | 'peer' | 'load';

/** A process of its own that does what it is asked, one thing after the other. */
export interface Child {
  readonly pid: number;
  ask<T>(task: string, body?: unknown): Promise<T>;
  /** Resolves when it is gone. */
  stop(): Promise<void>;
}

export interface Asked {
  readonly id: number;
  readonly task: string;
  readonly body: unknown;
}

export type Told =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

const entry = path.join(import.meta.dirname, 'main.ts');

/**
 * Starts a child.
 * @param flags Node's own, e.g. `--cpu-prof`
 */
export function startChild(role: Role, flags: readonly string[] = []): Child {
  const child = fork(entry, [role], {
    execArgv: ['--expose-gc', ...flags],
    // A server's log lines are written as in earnest, to nobody.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const waiting = new Map<number, (told: Told) => void>();
  let asked = 0;
  child.on('message', (told: Told) => {
    waiting.get(told.id)?.(told);
    waiting.delete(told.id);
  });
  void gone.then(() => {
    for (const [id, tell] of waiting) tell({ id, error: `The ${role} process ended.` });
    waiting.clear();
  });
  return {
    pid: child.pid ?? 0,
    ask: <T>(task: string, body: unknown = null) =>
      new Promise<T>((resolve, reject) => {
        const id = (asked += 1);
        waiting.set(id, (told) => {
          if ('error' in told) reject(new Error(`${role}: ${told.error}`));
          else resolve(told.value as T);
        });
        child.send({ id, task, body } satisfies Asked, (error) => {
          if (error) reject(error);
        });
      }),
    async stop() {
      if (child.connected) child.disconnect();
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(late);
    },
  };
}
