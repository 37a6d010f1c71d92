import path from 'node:path';

/** The checkout: the folder that holds package.json. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Git-ignored folder for what can be fetched or made again. */
export const cacheDir = path.join(root, '.cache');

/** Where downloaded runtimes live, one folder a version. */
export const runtimeDir = path.join(cacheDir, 'runtime');

/** Where every build goes. */
export const outDir = path.join(root, 'out');

/**
 * The folder the person stood in: npm starts every script in the checkout's root and tells the
 * real one apart, so that relative paths on the command line mean what they say.
 */
export const startedIn = process.env['INIT_CWD'] ?? process.cwd();
