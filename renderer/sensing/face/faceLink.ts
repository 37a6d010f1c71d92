import type { Ms } from '#shared/lib/units.ts';
import type { FaceFrame } from '#shared/model/mood.ts';
import { deferred } from '../deferred.ts';
import type { Deferred } from '../deferred.ts';
import { reasonOf, SensingError } from '../problem.ts';
import type { SensingProblem } from '../problem.ts';
import type { FaceAssets, FromFaces, LookAt, OpenFaces } from './protocol.ts';

/** The worker's answer to one picture. */
export interface Seen {
  readonly frame: FaceFrame;
  /** Time the worker spent on it. */
  readonly tookMs: Ms;
}

/** The page's handle on the worker that looks. */
export interface FaceLink {
  /**
   * Hands a picture over; it is no longer the caller's.
   * @throws SensingError when the worker fails over it; the signal's reason when ended meanwhile
   */
  look(picture: VideoFrame | ImageBitmap, atMs: Ms): Promise<Seen>;
}

/**
 * Starts the worker and loads the model into it; the signal ends it and frees its memory.
 * @throws SensingError when that fails; the signal's reason when aborted meanwhile
 */
export async function openFaces(assets: FaceAssets, signal: AbortSignal): Promise<FaceLink> {
  signal.throwIfAborted();
  let worker: Worker;
  try {
    worker = new Worker(new URL('./face.worker.ts', import.meta.url), { type: 'module' });
  } catch (error) {
    throw new SensingError({ code: 'unsupported', detail: reasonOf(error) });
  }
  const channel = new MessageChannel();
  const page = channel.port1;
  const ready = deferred();
  const waiting = new Map<number, Deferred<Seen>>();
  let started = false;
  let nextId = 0;

  const giveUp = (reason: unknown): void => {
    worker.terminate();
    page.close();
    ready.reject(reason);
    for (const each of waiting.values()) each.reject(reason);
    waiting.clear();
  };
  signal.addEventListener('abort', () => giveUp(signal.reason), { once: true });

  let failure: SensingError | null = null;
  const fail = (detail: string): void => {
    if (signal.aborted || failure) return;
    const problem: SensingProblem = { code: started ? 'workerLost' : 'modelUnavailable', detail };
    failure = new SensingError(problem);
    giveUp(failure);
  };
  worker.addEventListener('error', (event) =>
    fail(event.message || 'the worker that looks could not be loaded'),
  );
  page.addEventListener('message', ({ data }: MessageEvent<FromFaces>) => {
    if (data.type === 'ready') ready.resolve();
    else if (data.type === 'failed') fail(data.detail);
    else {
      waiting.get(data.id)?.resolve({ frame: data.frame, tookMs: data.tookMs });
      waiting.delete(data.id);
    }
  });
  page.start();
  const open: OpenFaces = { type: 'open', assets };
  worker.postMessage(open, [channel.port2]);
  await ready.promise;
  started = true;

  return {
    look(picture, atMs) {
      const ended: unknown = signal.aborted ? signal.reason : failure;
      if (ended !== null) {
        picture.close();
        return Promise.reject(ended as Error);
      }
      const answer = deferred<Seen>();
      waiting.set(nextId, answer);
      const message: LookAt = { type: 'look', id: nextId, atMs, picture };
      nextId += 1;
      page.postMessage(message, [picture]);
      return answer.promise;
    },
  };
}
