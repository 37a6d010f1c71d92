import { launch } from './child.ts';
import { startedIn } from './paths.ts';
import { prepareApp } from './prepare.ts';
import { runDoor } from './tell.ts';

/** `npm run -s analyse -- …`: the app's engine on files, in a hidden window of its own runtime. */
await runDoor(async () => {
  const app = await prepareApp();
  const args = [...app.args, '--analyse', ...process.argv.slice(2)];
  return launch(app.executable, args, { env: app.env, cwd: startedIn });
});
