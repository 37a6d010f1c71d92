import { readFileSync } from 'node:fs';
import { UsageError } from './usageError.ts';

/** Settings with a password in them, which orchestrators hand over as files. */
const secretSettings = [
  'HEARBACK_DATABASE',
  'HEARBACK_REDIS',
  'HEARBACK_BACKUP_KEY',
  'HEARBACK_OPENID_SECRET',
  'HEARBACK_TURN_SECRET',
] as const;

/**
 * The environment, with each secret read from the file that `<name>_FILE` names.
 * @throws UsageError where a file cannot be read, or the secret is given twice
 */
export function withSecretFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const found: NodeJS.ProcessEnv = { ...env };
  for (const name of secretSettings) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (env[name]) throw new UsageError(`${name} and ${name}_FILE are both set: give one of them.`);
    found[name] = contentOf(file, `${name}_FILE`);
  }
  return found;
}

/** @throws UsageError where it cannot be read, or nothing is in it */
export function contentOf(file: string, name: string): string {
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (text !== '') return text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${name}: ${file} cannot be read (${code ?? 'unknown error'}).`);
  }
  throw new UsageError(`${name}: ${file} is empty.`);
}
