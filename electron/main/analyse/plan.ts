import path from 'node:path';
import type { SoundCommand } from './args.ts';

/** One recording to analyse and where its result goes. */
export interface Recording {
  readonly kind: 'stereo' | 'pair';
  /** As given: one, or agent and customer. */
  readonly inputs: readonly string[];
  readonly output: string;
}

export interface Plan {
  readonly recordings: readonly Recording[];
  /** Inputs left out because another's result would be replaced; a sentence each. */
  readonly collisions: readonly string[];
}

/**
 * Decides where each result goes: `call.json` for `call.flac`.
 * @param ignoreCase whether the file system takes A.json and a.json for the same file
 */
export function planOf(command: SoundCommand, ignoreCase: boolean): Plan {
  if (command.kind === 'pair') {
    const inputs = [command.agent, command.customer];
    return { recordings: [{ kind: 'pair', inputs, output: command.out }], collisions: [] };
  }
  const taken = new Map<string, string>();
  const recordings: Recording[] = [];
  const collisions: string[] = [];
  for (const file of command.files) {
    const name = `${path.parse(file).name}.json`;
    const key = ignoreCase ? name.toLowerCase() : name;
    const first = taken.get(key);
    if (first === undefined) {
      taken.set(key, file);
      const output = path.join(command.outDir, name);
      recordings.push({ kind: 'stereo', inputs: [file], output });
    } else {
      collisions.push(
        `${file}: its result would have the same name (${name}) as that of ${first}, which was taken first. Rename it, or give it an --out-dir of its own.`,
      );
    }
  }
  return { recordings, collisions };
}
