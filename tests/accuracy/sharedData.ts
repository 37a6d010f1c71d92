import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The folder of test recordings beside the project; it is not part of the project. */
export const sharedDataDir = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** A true event of a made dialogue; times in seconds. */
interface TrueEvent {
  readonly type: string;
  readonly by?: 'agent' | 'customer';
  readonly start: number;
  readonly end: number;
  readonly yielded?: boolean;
}

/** What the JSON beside a dialogue says; times in seconds. */
export interface DialogueTruth {
  readonly id: string;
  readonly duration_s: number;
  readonly speech: Readonly<Record<'agent' | 'customer', readonly (readonly [number, number])[]>>;
  readonly events: readonly TrueEvent[];
  readonly noise: readonly {
    readonly channel: string;
    readonly label: string;
    readonly snr_db: number;
  }[];
  readonly echo: { readonly db: number; readonly into: readonly string[] };
}

export interface Dialogue {
  readonly audioFile: string;
  readonly truth: DialogueTruth;
}

/** The two-channel dialogues of a folder with their truth; empty where the folder is absent. */
function dialoguesIn(folder: string): Dialogue[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(flac|wav)$/.test(name))
    .sort()
    .map((name) => ({
      audioFile: join(folder, name),
      truth: JSON.parse(
        readFileSync(join(folder, name.replace(/\.\w+$/, '.json')), 'utf8'),
      ) as DialogueTruth,
    }));
}

/**
 * The dialogues to judge by: the development ones in ../shared/data, or those in the folder that
 * HEARBACK_DIALOGUES names. Empty where there are none.
 */
export function dialoguesToHear(): Dialogue[] {
  return dialoguesIn(process.env['HEARBACK_DIALOGUES'] ?? join(sharedDataDir, 'dialogues'));
}
