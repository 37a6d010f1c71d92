import { existsSync } from 'node:fs';
import path from 'node:path';
import { BackupError } from '#electron/store/index.ts';
import { moodSwitchedOff } from '#shared/model/moodOffer.ts';
import type { Hub } from '../index.ts';
import { HubStartError, startHub } from '../index.ts';
import type { CliRequest } from './args.ts';
import { UsageError, helpText, readArgs } from './args.ts';
import { runBackupCommand } from './backup.ts';
import { isBackupCommand } from './backupArgs.ts';
import { keepStartLink, openDataFolder } from './dataFolder.ts';
import { createLogger } from './logger.ts';
import { withSecretFiles } from './secretFiles.ts';
import type { Terminal } from './terminal.ts';

/** Exit status: 0 stopped as asked, 1 the hub could not start, 2 the command line is wrong. */
export type ExitStatus = 0 | 1 | 2;

/** The build puts the page beside the hub; a hub run from its sources finds the same build. */
function findGuestDir(): string {
  const beside = path.resolve(import.meta.dirname, '../guest');
  const places = [beside, path.resolve(import.meta.dirname, '../../../out/guest')];
  return places.find((place) => existsSync(path.join(place, 'index.html'))) ?? beside;
}

async function serve(request: CliRequest, terminal: Terminal): Promise<void> {
  const { agentTokenFile, agentTokens, databaseKey } = await openDataFolder(request.dataDir);
  const { guestDir, ...asked } = request;
  const log = createLogger(terminal.err);
  const hub: Hub = await startHub({
    ...asked,
    mood: asked.mood && !moodSwitchedOff(process.env['HEARBACK_MOOD']),
    guestDir: guestDir ?? findGuestDir(),
    storeKey: databaseKey,
    agentTokens,
    team: true,
    // The agents' windows: pages of the desktop app.
    allowedOrigins: ['app://hearback'],
    log,
  });
  terminal.out(`Hearback hub at ${hub.origin}`);
  terminal.out(`Customers' links begin with ${hub.publicOrigin}`);
  terminal.out(`Agents' access tokens are in ${agentTokenFile}`);
  const startFile = await keepStartLink(request.dataDir, hub.startLink);
  if (startFile !== null) {
    terminal.out(`The link for the first account, an administrator's, is in ${startFile}`);
  }
  if (hub.metricsPort !== null) terminal.out(`Metrics on port ${hub.metricsPort}`);
  if (hub.localOnly) {
    terminal.out(
      'Without TLS, customers can call from this machine only: see --tls-cert and --public-url.',
    );
  }
  const signal = await terminal.stopped;
  log({ level: 'info', event: 'hub.stopping', fields: { signal } });
  await hub.close();
}

/** Runs the command from its arguments to its exit status. */
export async function runCli(
  argv: readonly string[],
  terminal: Terminal,
  given: NodeJS.ProcessEnv = process.env,
): Promise<ExitStatus> {
  try {
    const env = withSecretFiles(given);
    const [name, ...rest] = argv;
    if (isBackupCommand(name)) {
      await runBackupCommand(name, rest, terminal, env);
      return 0;
    }
    const request = readArgs(argv, env);
    if (request === null) terminal.out(helpText.trimEnd());
    else await serve(request, terminal);
    return 0;
  } catch (error) {
    const isFailure = error instanceof HubStartError || error instanceof BackupError;
    if (!(error instanceof UsageError) && !isFailure) throw error;
    terminal.err(`hearback-hub: ${error.message}`);
    return isFailure ? 1 : 2;
  }
}
