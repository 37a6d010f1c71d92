import { createReadStream } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, defaultClientConditions } from 'vite';
import { emitStaticAssets } from '#electron/launch/static-assets.ts';
import { appCsp } from '#electron/main/csp.ts';
import { contentTypeOf } from '#electron/main/files.ts';

const root = path.resolve(import.meta.dirname, '../../..');

export interface PageServer {
  readonly origin: string;
  /** Paths that were asked for, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/**
 * Builds a page as the app's are built, and serves it with the app's own policy.
 * @param page folder with an index.html
 * @param folders what else is served: first part of the address -> folder on disk
 */
export async function servePage(
  page = path.join(import.meta.dirname, 'page'),
  folders: Readonly<Record<string, string>> = {},
): Promise<PageServer> {
  const known: Readonly<Record<string, string>> = {
    speech: path.join(root, 'resources/speech'),
    ...folders,
  };
  const out = await realpath(await mkdtemp(path.join(tmpdir(), 'hearback-sensing-')));
  await build({
    configFile: false,
    root: page,
    logLevel: 'error',
    plugins: [emitStaticAssets()],
    worker: { format: 'es' },
    resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
    build: { outDir: out, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0 },
  });
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
    requests.push(asked);
    const [, first = '', ...rest] = asked.split('/');
    const folder = known[first];
    const file = folder === undefined ? path.join(out, asked) : path.join(folder, ...rest);
    response.setHeader('content-type', contentTypeOf(file));
    response.setHeader('content-security-policy', appCsp([]));
    createReadStream(file)
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the page is not served');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(out, { recursive: true, force: true });
    },
  };
}
