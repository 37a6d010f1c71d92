import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Session } from 'electron';
import { protocol } from 'electron';
import { appCsp } from './csp.ts';
import { contentTypeOf, fileFor } from './files.ts';
import { APP_SCHEME } from './origin.ts';
import { rendererDir, resourcesDir } from './paths.ts';

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
  const file =
    url.host === 'hearback'
      ? fileFor(url.pathname, { pages: rendererDir(), resources: resourcesDir() })
      : null;
  if (file === null || request.method !== 'GET') return new Response(null, { status: 404 });
  try {
    const root = await realpath(file.root);
    const target = await realpath(path.join(root, file.relative));
    // A link that leads out of the folder is not served.
    if (!target.startsWith(root + path.sep)) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(await readFile(target)), {
      headers: {
        'content-type': contentTypeOf(target),
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
