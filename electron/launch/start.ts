import { launch } from './child.ts';
import { prepareApp } from './prepare.ts';
import { runDoor, tell } from './tell.ts';

/** `npm start -- [--port N] [--host H] …`: everything the app needs, then the app. */
await runDoor(async () => {
  const app = await prepareApp();
  if (app.args.includes('--no-sandbox')) {
    tell(
      'Running without the browser sandbox, because root cannot have it; use another user for real work.',
    );
  }
  return launch(app.executable, [...app.args, ...process.argv.slice(2)], { env: app.env });
});
