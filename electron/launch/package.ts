import { packageApp, unpackedExecutable } from './packaging.ts';
import { ensureRuntime } from './runtime.ts';
import { runDoor, tell } from './tell.ts';

/** `npm run package -- [electron-builder's arguments]`: installers for this platform. */
await runDoor(async () => {
  const runtime = await ensureRuntime();
  await packageApp(runtime, process.argv.slice(2));
  if (runtime.kind === 'official') {
    tell('Packaged: the installers are in dist/.');
  } else {
    tell(
      `Packaged for tests only, with an Electron that is out of support: ${unpackedExecutable(process.platform, process.arch)}. Installers need a network that reaches GitHub.`,
    );
  }
  return 0;
});
