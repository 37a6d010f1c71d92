import { readFile, readdir } from 'node:fs/promises';
import type { ElectronApplication } from 'playwright';
import { inMain } from '../inMain.ts';

/** One process of the app at one moment. */
export interface ProcessReading {
  readonly pid: number;
  /** E.g. `Browser` (main), `Tab` (a window), `GPU`, `Network Service`. */
  readonly name: string;
  /** What it has to itself, shared pages by share, in MB. */
  readonly megabytes: number;
  /** Open files, sockets and pipes. */
  readonly handles: number;
}

/** What main's own event loop waits for, by kind, e.g. `Timeout`, `PipeWrap`. */
export type MainResources = Readonly<Record<string, number>>;

/** Only Linux tells this of a process. */
export const canReadProcesses = process.platform === 'linux';

/** Memory of a process in MB, each shared page by share. */
export async function megabytesOf(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? NaN) / 1024;
}

async function readProcess(pid: number, name: string): Promise<ProcessReading | null> {
  try {
    const [megabytes, handles] = await Promise.all([megabytesOf(pid), readdir(`/proc/${pid}/fd`)]);
    return { pid, name, megabytes, handles: handles.length };
  } catch {
    // It ended in this moment.
    return null;
  }
}

/** All processes of the app, main included. */
export async function readProcesses(app: ElectronApplication): Promise<readonly ProcessReading[]> {
  const known = await inMain(app, ({ app: electronApp }) =>
    electronApp.getAppMetrics().map(({ pid, type, name }) => ({ pid, name: name ?? type })),
  );
  const read = await Promise.all(known.map(({ pid, name }) => readProcess(pid, name)));
  return read.filter((each) => each !== null);
}

export function readMain(app: ElectronApplication): Promise<MainResources> {
  return inMain(app, () => {
    const counts: Record<string, number> = {};
    for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  });
}
