import { existsSync, renameSync } from 'node:fs';
import type { EpochMs } from '#shared/lib/units.ts';

/** The files of one database, in the order they are moved: the main file last, so that an
 * interruption leaves something that the next start finds and moves too. */
const SUFFIXES = ['-wal', '-shm', '-journal', ''] as const;

/**
 * Renames a database that cannot be read, with the files beside it, to a name with the time; never
 * over something that is there.
 * @returns the new path of the main file
 * @throws Error where the system refuses the rename
 */
export function keepAside(file: string, now: EpochMs): string {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const kept = freeName(`${file}.kept-${stamp}`);
  for (const suffix of SUFFIXES) {
    if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${kept}${suffix}`);
  }
  return kept;
}

function freeName(wanted: string): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted}-${n}`;
    if (SUFFIXES.every((suffix) => !existsSync(`${name}${suffix}`))) return name;
  }
}
