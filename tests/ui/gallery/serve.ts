import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** As strict as the app's own, so that a violation shows here. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'";

export interface Gallery {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Builds the gallery into a folder of its own and serves it on a free port of this machine. */
export async function serveGallery(): Promise<Gallery> {
  const outDir = await mkdtemp(path.join(os.tmpdir(), 'hearback-gallery-'));
  await build({
    configFile: path.join(import.meta.dirname, 'vite.config.ts'),
    build: { outDir },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery');
    // Asked for by every browser; the app's own window never does.
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const file = path.join(outDir, pathname === '/' ? 'index.html' : path.normalize(pathname));
    readFile(file).then(
      (body) => {
        response.writeHead(200, {
          'content-type': types[path.extname(file)] ?? 'application/octet-stream',
          'content-security-policy': policy,
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

if (process.argv[1] === import.meta.filename) {
  const gallery = await serveGallery();
  console.log(`The gallery is at ${gallery.origin} until Ctrl+C.`);
}
