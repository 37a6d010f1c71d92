import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Session } from 'electron';
import { protocol } from 'electron';
import { appCsp } from './csp.ts';
import { rendererDir, resourcesDir } from './paths.ts';

export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://hearback';

/** Folders of resources/ that pages may read; everything else there is main's business. */
const openResources = new Set(['scenarios', 'speech', 'faces', 'sounds']);

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.wav': 'audio/wav',
  '.flac': 'audio/flac',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.woff2': 'font/woff2',
};

/**
 * Declares app:// as a standard, secure scheme; must run before `ready`. The app's pages come from
 * it rather than from file://, which would let a page read any file of the user's.
 */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

/**
 * Serves the built pages and the open resources to one session.
 * @param hubOrigins asked at each request: the hub may have moved since the session was made
 */
export function registerAppProtocol(
  session: Session,
  hubOrigins: () => readonly string[] = () => [],
): void {
  session.protocol.handle(APP_SCHEME, (request) => serve(request, hubOrigins()));
}

async function serve(request: Request, hubOrigins: readonly string[]): Promise<Response> {
  const url = new URL(request.url);
  const file = url.host === 'hearback' ? fileFor(url.pathname) : null;
  if (file === null || request.method !== 'GET') return new Response(null, { status: 404 });
  try {
    const root = await realpath(file.root);
    const target = await realpath(path.join(root, file.relative));
    // A link that leads out of the folder is not served.
    if (!target.startsWith(root + path.sep)) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(await readFile(target)), {
      headers: {
        'content-type': contentTypes[path.extname(target)] ?? 'application/octet-stream',
        'content-security-policy': appCsp(hubOrigins),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
      },
    });
  } catch {
    return new Response(null, { status: 404 });
  }
}

/** Which file a path means; null where it means none that a page may read. */
export function fileFor(pathname: string): { root: string; relative: string } | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const parts = decoded.split('/').filter((part) => part !== '');
  const first = parts[0];
  if (first === undefined || parts.some((part) => part === '..' || part.includes('\0')))
    return null;
  if (first !== 'resources') return { root: rendererDir(), relative: path.join(...parts) };
  const [folder, ...rest] = parts.slice(1);
  if (folder === undefined || rest.length === 0 || !openResources.has(folder)) return null;
  return { root: path.join(resourcesDir(), folder), relative: path.join(...rest) };
}
