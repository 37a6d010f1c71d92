import path from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError, defaults, notEmpty, readAddress } from './args.ts';

/** What `npm run hub -- backup …` or `restore …` was asked for. */
export interface BackupCommand {
  readonly name: 'backup' | 'restore';
  readonly file: string;
  readonly dataDir: string;
  readonly database: string | null;
  /** File with the passphrase; null where the environment has it, or nobody. */
  readonly keyFile: string | null;
  readonly plain: boolean;
  /** Only reads the backup. */
  readonly checkOnly: boolean;
}

export const backupHelp = `Usage: npm run hub -- backup FILE [options]
       npm run hub -- restore FILE [options]

Backup writes all that the hub has at this moment into one file, while hubs run: links, calls,
summaries, answers, and the agents' access tokens. Restore puts it into an empty database, of the
same kind or of the other one, and the tokens into an empty data folder. A file that was cut off or
changed is refused before anything is written. A restore that fails or is killed leaves nothing.

  --data DIR          the hub's data folder (${defaults.data})
  --database URL      the hub's PostgreSQL database, or HEARBACK_DATABASE; without it, the file in DIR
  --key-file FILE     passphrase that the backup is encrypted with, on the file's first line; or in
                      HEARBACK_BACKUP_KEY. Without it nobody can read the backup: keep it elsewhere
  --plain             leave the backup unencrypted; take an unencrypted one although there is a key
  --check             restore only: read the whole backup, and write nothing
  --help              this text

Ends with 0 when it is done, 1 when it could not be done, 2 when the command line is wrong.
`;

function readFlags(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      strict: true,
      allowPositionals: true,
      options: {
        data: { type: 'string', default: defaults.data },
        database: { type: 'string' },
        'key-file': { type: 'string' },
        plain: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${sentence.replace(/\.$/, '')}. --help lists the options.`);
  }
}

/** Whether a command line is for this part. */
export function isBackupCommand(name: string | undefined): name is BackupCommand['name'] {
  return name === 'backup' || name === 'restore';
}

/**
 * Reads the command line after the command's name.
 * @returns null where help is wanted
 * @throws UsageError
 */
export function readBackupArgs(
  name: BackupCommand['name'],
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): BackupCommand | null {
  const { values, positionals } = readFlags(argv);
  if (values.help) return null;
  const [file, ...more] = positionals;
  if (file === undefined || file === '' || more.length > 0) {
    throw new UsageError(`${name} needs the name of one file: ${name} hub.backup`);
  }
  if (values.check && name === 'backup') {
    throw new UsageError('--check belongs to restore: it reads a backup that is there already.');
  }
  const keyFile = values['key-file'];
  if (values.plain && keyFile !== undefined && name === 'backup') {
    throw new UsageError('--plain and --key-file cannot both be meant: give one of them.');
  }
  return {
    name,
    file: path.resolve(file),
    dataDir: path.resolve(notEmpty('--data', values.data)),
    database: readAddress(
      '--database',
      values.database ?? env['HEARBACK_DATABASE'],
      /^postgres(?:ql)?:/,
    ),
    keyFile: keyFile === undefined ? null : path.resolve(notEmpty('--key-file', keyFile)),
    plain: values.plain,
    checkOnly: values.check,
  };
}
