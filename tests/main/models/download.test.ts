import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { download, DownloadFailure } from '#electron/main/models/download.ts';
import type { DownloadProblem } from '#electron/main/models/download.ts';
import { brokenAfter, content, pinned, serveModel, whole } from './modelServer.ts';
import type { ModelServer } from './modelServer.ts';

let server: ModelServer;
let file: string;
let part: string;

beforeEach(async () => {
  server = await serveModel();
  file = path.join(server.folder, 'models', 'model.task');
  part = `${file}.part`;
});

afterEach(() => server.close());

interface Changes {
  readonly url?: string;
  readonly signal?: AbortSignal;
  readonly silenceMs?: number;
  readonly onProgress?: (share: number) => void;
}

function fetchIt(changes: Changes = {}): Promise<void> {
  return download({
    url: server.url,
    file,
    pinned,
    fetch,
    signal: new AbortController().signal,
    onProgress: (share) => server.arrived(share),
    ...changes,
  });
}

async function problemOf(attempt: Promise<void>): Promise<DownloadProblem | null> {
  try {
    await attempt;
    return null;
  } catch (error) {
    if (error instanceof DownloadFailure) return error.problem;
    throw error;
  }
}

describe('fetching the model', () => {
  it('brings the whole file and tells how far it is', async () => {
    const shares: number[] = [];
    await fetchIt({ onProgress: (share) => shares.push(share) });
    expect(content.equals(await readFile(file))).toBe(true);
    expect(existsSync(part)).toBe(false);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('goes on by itself where the line broke', async () => {
    server.answers = [brokenAfter(100_000), brokenAfter(50_000), whole];
    await fetchIt();
    expect(content.equals(await readFile(file))).toBe(true);
    expect(server.ranges).toEqual([null, 'bytes=100000-', 'bytes=150000-']);
  });

  it('keeps what arrived, and a later attempt goes on from there', async () => {
    server.answers = [brokenAfter(100_000), brokenAfter(0)];
    expect(await problemOf(fetchIt())).toBe('unreachable');
    expect((await stat(part)).size).toBe(100_000);
    expect(existsSync(file)).toBe(false);
    server.answers = [whole];
    await fetchIt();
    expect(server.ranges.at(-1)).toBe('bytes=100000-');
    expect(content.equals(await readFile(file))).toBe(true);
  });

  it('begins anew where the server knows no ranges', async () => {
    server.answers = [brokenAfter(100_000), (_request, response) => void response.end(content)];
    await fetchIt();
    expect(content.equals(await readFile(file))).toBe(true);
  });

  it('checks a file that had arrived but was not yet put in place', async () => {
    await fetchIt();
    await writeFile(part, content);
    await fetchIt();
    expect(server.ranges).toHaveLength(1);
  });

  it('throws another file away', async () => {
    const other = Buffer.alloc(content.length, 7);
    server.answers = [(_request, response) => void response.end(other)];
    expect(await problemOf(fetchIt())).toBe('wrongFile');
    expect([existsSync(file), existsSync(part)]).toEqual([false, false]);
  });

  it('throws away what a damaged beginning makes of it', async () => {
    await fetchIt();
    await writeFile(part, Buffer.alloc(1000, 7));
    expect(await problemOf(fetchIt())).toBe('wrongFile');
    expect(existsSync(part)).toBe(false);
    expect(content.equals(await readFile(file))).toBe(true);
  });

  it.each([
    ['larger', Buffer.alloc(pinned.bytes * 2)],
    ['smaller', Buffer.from('<html>sign in to the hotel</html>')],
  ])('stops at a file that is %s', async (_what, other) => {
    server.answers = [
      (_request, response) => {
        response.setHeader('content-length', other.length);
        response.end(other);
      },
    ];
    expect(await problemOf(fetchIt())).toBe('wrongFile');
    expect(existsSync(part)).toBe(false);
  });

  it('is refused with the server’s word', async () => {
    server.answers = [(_request, response) => void response.writeHead(404).end('no')];
    await expect(fetchIt()).rejects.toThrow(/answered 404/);
    expect(await problemOf(fetchIt())).toBe('refused');
  });

  it('recovers from a part the server no longer agrees with', async () => {
    server.answers = [brokenAfter(1000), brokenAfter(0)];
    await problemOf(fetchIt());
    server.answers = [(_request, response) => void response.writeHead(416).end()];
    expect(await problemOf(fetchIt())).toBe('refused');
    server.answers = [whole];
    await fetchIt();
    expect(content.equals(await readFile(file))).toBe(true);
  });

  it('says that nobody answers', async () => {
    const closed = await serveModel();
    await closed.close();
    expect(await problemOf(fetchIt({ url: closed.url }))).toBe('unreachable');
  });

  it('gives a silent line up', async () => {
    server.answers = [(_request, response) => void response.writeHead(200)];
    expect(await problemOf(fetchIt({ silenceMs: 50 }))).toBe('unreachable');
  });

  it('can be cancelled in the middle, and keeps what arrived', async () => {
    const stop = new AbortController();
    server.answers = [
      (_request, response) => {
        response.writeHead(200, { 'content-length': content.length });
        response.write(content.subarray(0, 100_000));
      },
    ];
    const attempt = fetchIt({ signal: stop.signal, onProgress: () => stop.abort() });
    expect(await problemOf(attempt)).toBe('cancelled');
    expect((await stat(part)).size).toBeGreaterThan(0);
  });
});
