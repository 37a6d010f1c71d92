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

/** The fixed address of the face model, below the pages' origin. */
const FACE_MODEL_PATH = '/models/face_landmarker.task';

/** Whoever has the model's bytes, checked; null where there are none. */
interface ModelSource {
  bytes(): Promise<Uint8Array<ArrayBuffer> | null>;
}

/**
 * Serves the built pages and the open resources to one session.
 * @param hubOrigins asked at each request: the hub may have moved since the session was made
 * @param faceModel for the sessions that look at faces
 */
export function registerAppProtocol(
  session: Session,
  hubOrigins: () => readonly string[] = () => [],
  faceModel: ModelSource | null = null,
): void {
  session.protocol.handle(APP_SCHEME, (request) => {
    const { host, pathname } = new URL(request.url);
    return faceModel !== null && host === 'hearback' && pathname === FACE_MODEL_PATH
      ? serveModel(request, faceModel)
      : serve(request, hubOrigins());
  });
}

/** It is not among the built pages: it may lie in the user's folder or anywhere. */
async function serveModel(request: Request, model: ModelSource): Promise<Response> {
  const bytes = request.method === 'GET' ? await model.bytes().catch(() => null) : null;
  if (bytes === null) return new Response(null, { status: 404 });
  return new Response(bytes, {
    headers: {
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
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
