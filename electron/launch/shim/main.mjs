/**
 * Stands in for Electron's default_app in a runtime that lacks it: `electron <dir> …`.
 * It is copied into the runtime's resources/app as it is, hence plain JavaScript.
 * Top-level await is deliberate: Electron holds `ready` back until this module has settled, so
 * the app may still register privileged schemes.
 */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';
import { parseArgv } from './argv.mjs';

/** @param {string} target the app's folder or its entry file */
function adopt(target) {
  if (!statSync(target).isDirectory()) return target;
  const manifest = JSON.parse(readFileSync(path.join(target, 'package.json'), 'utf8'));
  app.setName(manifest.productName ?? manifest.name ?? 'Electron');
  app.setVersion(manifest.version ?? '0.0.0');
  app.setAppPath(target);
  // The binary took its user data folder from this shim's name before the app's was known.
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
  }
  return path.join(target, manifest.main ?? 'index.js');
}

const invocation = parseArgv(process.argv);
process.defaultApp = true;
try {
  const require = createRequire(import.meta.url);
  for (const module of invocation.preload) require(path.resolve(module));
  if (invocation.app === undefined) throw new Error('no app was named (electron <dir>)');
  await import(pathToFileURL(adopt(path.resolve(invocation.app))).href);
} catch (error) {
  console.error('hearback: the app could not be started:', error);
  app.exit(1);
}
