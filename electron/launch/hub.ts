import path from 'node:path';
import { ensureBuilt } from './build.ts';
import { launch } from './child.ts';
import { outDir, startedIn } from './paths.ts';
import { runDoor } from './tell.ts';

/** `npm run hub -- …`: the team hub alone, under this Node. */
await runDoor(async () => {
  await ensureBuilt(['hub', 'guest']);
  const args = [path.join(outDir, 'hub/cli.js'), ...process.argv.slice(2)];
  return launch(process.execPath, args, { cwd: startedIn });
});
