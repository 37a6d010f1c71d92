import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A stand-in for the model, large enough to arrive in several pieces. */
export const content = randomBytes(300_000);

export const pinned = {
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
};

export type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
  whenArrived: (bytes: number, cut: () => void) => void,
) => void;

/** Sends the file, or the part of it that was asked for. */
export const whole: Answer = (request, response) => {
  const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (from > 0) {
    response.writeHead(206, {
      'content-range': `bytes ${from}-${content.length - 1}/${content.length}`,
      'content-length': content.length - from,
    });
  }
  response.end(content.subarray(from));
};

/**
 * Sends so many bytes from where it was asked to, and breaks the line once they have arrived: what
 * is still on its way then is lost to the one who reads.
 */
export const brokenAfter =
  (bytes: number): Answer =>
  (request, response, whenArrived) => {
    const from = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': content.length - from,
      ...(from > 0 ? { 'content-range': `bytes ${from}-${content.length - 1}/*` } : {}),
    });
    if (bytes === 0) response.destroy();
    else response.write(content.subarray(from, from + bytes));
    whenArrived(from + bytes, () => response.destroy());
  };

export interface ModelServer {
  readonly url: string;
  /** The ranges that were asked for, in order; null for everything. */
  readonly ranges: (string | null)[];
  /** What to answer next, one a request; the last stays. */
  answers: Answer[];
  /** Tells the server how much of the file has arrived. */
  arrived(share: number): void;
  /** A folder that ends with the server. */
  readonly folder: string;
  close(): Promise<void>;
}

export async function serveModel(): Promise<ModelServer> {
  const ranges: (string | null)[] = [];
  const folder = await mkdtemp(path.join(tmpdir(), 'hearback-model-'));
  let waiting: { readonly bytes: number; readonly cut: () => void } | null = null;
  const http = createServer((request, response) => {
    ranges.push(request.headers.range ?? null);
    const answer = server.answers.length > 1 ? server.answers.shift() : server.answers[0];
    (answer ?? whole)(request, response, (bytes, cut) => {
      waiting = { bytes, cut };
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  if (typeof address !== 'object' || address === null) throw new Error('no server');
  const server: ModelServer = {
    url: `http://127.0.0.1:${address.port}/model`,
    ranges,
    answers: [whole],
    folder,
    arrived(share) {
      if (waiting && Math.round(share * content.length) === waiting.bytes) waiting.cut();
    },
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
  return server;
}
