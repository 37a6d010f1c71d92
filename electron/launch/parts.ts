import path from 'node:path';
import { outDir } from './paths.ts';

/** What is built by itself: the app's three processes, the customer's page, the hub alone. */
export type Part = 'app' | 'guest' | 'hub';

export const allParts: readonly Part[] = ['app', 'guest', 'hub'];

interface PartPlan {
  /** Sources and configuration, relative to the checkout. */
  readonly inputs: readonly string[];
  /** A file the finished build always has. */
  readonly product: string;
}

const everywhere = ['shared', 'package.json', 'package-lock.json'];

export const plans: Readonly<Record<Part, PartPlan>> = {
  app: {
    inputs: [
      ...everywhere,
      'electron/main',
      'electron/preload',
      'electron/store',
      'electron/hub',
      'electron/launch/static-assets.ts',
      'renderer',
      // The simulated customer's build carries these.
      'resources/scenarios',
      'resources/speech',
      'resources/faces',
      'electron.vite.config.ts',
    ],
    product: path.join(outDir, 'main/index.cjs'),
  },
  guest: {
    inputs: [...everywhere, 'renderer/guest', 'renderer/rtc', 'renderer/ui'],
    product: path.join(outDir, 'guest/index.html'),
  },
  hub: {
    inputs: [...everywhere, 'electron/hub', 'electron/store'],
    product: path.join(outDir, 'hub/cli.js'),
  },
};

/** Where a part's stamp is kept. */
export function stampOf(part: Part): string {
  return path.join(outDir, '.stamps', part);
}
