import { readdir, readFile } from 'node:fs/promises';

/** Processor time of one thread so far. */
export interface ThreadTime {
  /** Linux keeps 15 letters of it. */
  readonly name: string;
  readonly cpuMs: number;
}

/**
 * Processor time of every thread of a process, by thread id. The scheduler's own count, to the
 * nanosecond: the usual one is a sample a hundred times a second, which work in bursts of half a
 * millisecond slips through.
 * @throws where the system does not tell (only Linux does)
 */
export async function threadTimes(pid: number): Promise<ReadonlyMap<string, ThreadTime>> {
  const root = `/proc/${pid}/task`;
  const found = new Map<string, ThreadTime>();
  for (const id of await readdir(root)) {
    const read = (file: string): Promise<string | null> =>
      // A thread may end between the listing and the reading.
      readFile(`${root}/${id}/${file}`, 'utf8').catch(() => null);
    const [name, times] = [await read('comm'), await read('schedstat')];
    const [onCpuNs = ''] = times?.split(' ') ?? [];
    if (name === null || onCpuNs === '') continue;
    found.set(id, { name: name.trim(), cpuMs: Number(onCpuNs) / 1e6 });
  }
  if (found.size === 0) throw new Error(`the system does not tell the times of process ${pid}`);
  return found;
}

/** What the threads of a process used between two looks, in percent of one core. */
export interface Usage {
  /** All threads together. */
  readonly whole: number;
  /** The threads of a name together. */
  named(name: string): number;
  /** One thread; 0 where it did not run at both looks. */
  thread(id: number): number;
}

/** @param wallMs time between the looks */
export function usageBetween(
  before: ReadonlyMap<string, ThreadTime>,
  after: ReadonlyMap<string, ThreadTime>,
  wallMs: number,
): Usage {
  const used = [...after].map(([id, { name, cpuMs }]) => ({
    id,
    name,
    // A thread that was not there before began with nothing.
    percent: ((cpuMs - (before.get(id)?.cpuMs ?? 0)) / wallMs) * 100,
  }));
  const sum = (wanted: (thread: { id: string; name: string }) => boolean): number =>
    used.filter(wanted).reduce((total, { percent }) => total + percent, 0);
  return {
    whole: sum(() => true),
    named: (wanted) => sum(({ name }) => name === wanted.slice(0, 15)),
    thread: (wanted) => sum(({ id }) => id === String(wanted)),
  };
}
