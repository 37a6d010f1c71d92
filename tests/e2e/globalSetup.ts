import { prepareApp } from '#electron/launch/prepare.ts';

/** Once before all end-to-end tests: runtime, system libraries and a current build. */
export default async function globalSetup(): Promise<void> {
  await prepareApp();
}
