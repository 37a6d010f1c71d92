import { app } from 'electron';
import { declareAppScheme } from './protocol.ts';
import { guardNavigation } from './navigation.ts';
import { denyByDefault } from './permissions.ts';
import { readOptions } from './options.ts';
import { setSwitches } from './switches.ts';
import { beforeLinks } from './teamLink.ts';
import { sayUnforeseen } from './unforeseen.ts';
import { startAgentApp } from './agentApp.ts';
import { runAnalyse } from './analyse/index.ts';

/*
 * The app's entry: what must be said before `ready` is said here, then one of its two doors opens:
 * the agent's window, or the offline analysis of recordings.
 */

// A link that the system opened ends what the person who started the app said.
const argv = beforeLinks(process.argv.slice(1));

// Root has no sandbox on Linux and must say so; insisting then would stop every child process.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.setName('Hearback');
sayUnforeseen();
declareAppScheme();
guardNavigation();
denyByDefault();
setSwitches();

if (argv.includes('--analyse')) {
  void app
    .whenReady()
    .then(() => runAnalyse(argv))
    .then((status) => app.exit(status));
} else {
  const options = readOptions(argv);
  if (options.ok) void startAgentApp(options.value, process.argv.slice(1));
  else {
    process.stderr.write(`${options.error}\n`);
    app.exit(2);
  }
}
