import path from 'node:path';
import { parseArgs } from 'node:util';
import { startedIn } from '#electron/launch/paths.ts';
import { BadArguments } from './figure.ts';

export interface TurnsOptions {
  /** Only the dialogues in this folder; null for the usual ones. */
  readonly folder: string | null;
  /** Harder dialogues too. */
  readonly stress: boolean;
}

/** @throws BadArguments */
export function readTurnsOptions(args: readonly string[]): TurnsOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { data: { type: 'string' }, stress: { type: 'boolean', default: false } },
    });
    const { data, stress } = values;
    if (data === '') throw new Error('--data wants a folder');
    return { folder: data === undefined ? null : path.resolve(startedIn, data), stress };
  } catch {
    throw new BadArguments(
      `turns takes --data DIR and --stress and nothing else, not "${args.join(' ')}".`,
    );
  }
}
