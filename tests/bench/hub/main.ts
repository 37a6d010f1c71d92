/*
 * A child of the hub's bench: `main.ts hub|echo|peer|load`. It does what its parent asks over IPC
 * and ends with it.
 */
import type { Asked, Told } from './children.ts';
import { loadTasks } from './load.ts';
import { serverTasks } from './servers.ts';

export type Tasks = Readonly<Record<string, (body: never) => Promise<unknown>>>;

const role = process.argv[2];
const tasks: Tasks = role === 'load' ? loadTasks() : serverTasks(role ?? '');

process.on('message', ({ id, task, body }: Asked) => {
  const tell = (told: Told): void => void process.send?.(told);
  const act = tasks[task];
  if (act === undefined) return tell({ id, error: `There is no task ${task}.` });
  act(body as never).then(
    (value) => tell({ id, value: value ?? null }),
    (error: unknown) => tell({ id, error: error instanceof Error ? (error.stack ?? '') : '' }),
  );
});
process.once('disconnect', () => process.exit(0));
