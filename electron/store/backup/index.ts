export { backUpHub } from './backup.ts';
export { BackupError } from './error.ts';
export { withBackup } from './restore.ts';
