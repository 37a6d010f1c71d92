import { backUpHub } from '#electron/store/index.ts';

/** Backs up a file and is killed on the way. argv: the backup, the database's file and its key. */
const [, , backup = '', file = '', key = ''] = process.argv;
await backUpHub(
  { file, key, now: () => 0 },
  {
    file: backup,
    passphrase: null,
    files: {},
    now: () => Number(process.kill(process.pid, 'SIGKILL')),
    signal: new AbortController().signal,
  },
);
