import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { checkFile } from './faceModel.ts';
import type { PinnedFile } from './faceModel.ts';

/** Nothing at all arrives for this long: the line is dead. */
const SILENCE_MS = 20_000;

/** A line that breaks gets this many chances, as long as each brings something. */
const ATTEMPTS = 4;

export interface DownloadOptions {
  readonly url: string;
  /** Where the finished file goes; what has arrived so far waits beside it as `.part`. */
  readonly file: string;
  readonly pinned: PinnedFile;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Cancels; what has arrived is kept. */
  readonly signal: AbortSignal;
  /** @param share 0..1 of the whole */
  onProgress(share: number): void;
  /** For tests; SILENCE_MS otherwise. */
  readonly silenceMs?: number;
}

/** Why a download did not come to its end. */
export type DownloadProblem =
  /** The address cannot be reached, or the line broke; the next attempt goes on from there. */
  | 'unreachable'
  /** The server answered, but not with the file. */
  | 'refused'
  /** What came is another file; nothing of it is kept. */
  | 'wrongFile'
  /** It could not be written. */
  | 'disk'
  | 'cancelled';

export class DownloadFailure extends Error {
  override readonly name = 'DownloadFailure';
  readonly problem: DownloadProblem;

  constructor(problem: DownloadProblem, detail: string) {
    super(detail);
    this.problem = problem;
  }
}

/**
 * Fetches a pinned file, going on where an earlier attempt stopped. The file appears whole and
 * checked, or not at all.
 * @throws DownloadFailure
 */
export async function download(options: DownloadOptions): Promise<void> {
  const part = `${options.file}.part`;
  try {
    await mkdir(path.dirname(options.file), { recursive: true });
    for (let attempt = 1; ; attempt += 1) {
      const before = await sizeOf(part);
      if (before === options.pinned.bytes) break;
      try {
        await fetchRest(options, part, before);
        break;
      } catch (error) {
        const brought = (await sizeOf(part)) > before;
        const broken = error instanceof DownloadFailure && error.problem === 'unreachable';
        if (!broken || !brought || attempt === ATTEMPTS) throw error;
      }
    }
    if ((await checkFile(part, options.pinned)) !== 'right') {
      await rm(part, { force: true });
      throw new DownloadFailure('wrongFile', 'what arrived is not the expected file');
    }
    await rename(part, options.file);
  } catch (error) {
    if (error instanceof DownloadFailure) throw error;
    throw new DownloadFailure('disk', reasonOf(error));
  }
}

async function fetchRest(options: DownloadOptions, part: string, have: number): Promise<void> {
  const { pinned, signal } = options;
  const silence = silenceAfter(options.silenceMs ?? SILENCE_MS);
  const either = AbortSignal.any([signal, silence.signal]);
  const lost = (error: unknown): DownloadFailure =>
    signal.aborted
      ? new DownloadFailure('cancelled', 'cancelled')
      : new DownloadFailure('unreachable', reasonOf(error));
  try {
    const response = await options
      .fetch(options.url, {
        ...(have > 0 && have < pinned.bytes ? { headers: { range: `bytes=${have}-` } } : {}),
        signal: either,
      })
      .catch((error: unknown) => {
        throw lost(error);
      });
    if (!response.ok || response.body === null) {
      // An answer to a range that makes no sense any more: begin again the next time.
      if (response.status === 416) await rm(part, { force: true });
      await response.body?.cancel().catch(() => undefined);
      throw new DownloadFailure('refused', `the server answered ${response.status}`);
    }
    const start = beginsAt(response, have);
    const file = await open(part, start === 0 ? 'w' : 'r+');
    try {
      let done = start;
      const reader = response.body.getReader();
      for (;;) {
        const { done: ended, value } = await reader.read().catch((error: unknown) => {
          throw lost(error);
        });
        if (ended) break;
        silence.heard();
        if (done + value.length > pinned.bytes) {
          await reader.cancel().catch(() => undefined);
          await rm(part, { force: true });
          throw new DownloadFailure('wrongFile', 'what arrives is larger than the expected file');
        }
        await file.write(value, 0, value.length, done);
        done += value.length;
        options.onProgress(done / pinned.bytes);
      }
      await file.truncate(done);
      await file.sync();
      if (done < pinned.bytes && isWhole(response, done)) {
        await rm(part, { force: true });
        throw new DownloadFailure('wrongFile', 'what arrived is smaller than the expected file');
      }
      if (done < pinned.bytes) throw lost(new Error('the line broke'));
    } finally {
      await file.close();
    }
  } finally {
    silence.end();
  }
}

/** Where the answer's first byte belongs: servers may ignore the range and send everything. */
function beginsAt(response: Response, asked: number): number {
  if (response.status !== 206) return 0;
  const start = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
  return Number(start) === asked ? asked : 0;
}

/** Whether a short answer is all there is, by the server's own word. */
function isWhole(response: Response, bytes: number): boolean {
  return response.status === 200 && Number(response.headers.get('content-length')) === bytes;
}

function silenceAfter(limitMs: number) {
  const over = new AbortController();
  const stop = (): void => over.abort(new Error('nothing arrived for a while'));
  let timer = setTimeout(stop, limitMs);
  return {
    signal: over.signal,
    heard(): void {
      clearTimeout(timer);
      timer = setTimeout(stop, limitMs);
    },
    end: (): void => clearTimeout(timer),
  };
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.size ?? 0;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
}
