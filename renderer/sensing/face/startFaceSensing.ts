import type { Ms } from '#shared/lib/units.ts';
import type { FaceFrame } from '#shared/model/mood.ts';
import { reasonOf, SensingError } from '../problem.ts';
import type { SensingProblem } from '../problem.ts';
import { openFaces } from './faceLink.ts';
import { FaceWatch } from './faceWatch.ts';
import type { FaceDiagnostics, FaceSensingState, Sight } from './faceWatch.ts';
import type { FaceAssets } from './protocol.ts';
import { refuseOwnPicture } from './remoteVideo.ts';
import type { RemoteVideoTrack } from './remoteVideo.ts';

export type { FaceAssets } from './protocol.ts';
export type { FaceDiagnostics, FaceSensingState } from './faceWatch.ts';

export interface FaceSensingOptions {
  /** The customer's picture; null while there is none. */
  readonly video: RemoteVideoTrack | null;
  /** The agent's own tracks as they are now: none of them is ever looked at. */
  readonly ownTracks: () => readonly MediaStreamTrack[];
  /** The call's media clock at this moment; what starting takes is added. */
  readonly offsetMs: Ms;
  readonly assets: FaceAssets;
  /** Whether anybody could see the answer; nobody is read for a window that nobody sees. */
  readonly sight: Sight;
  /** Pictures a second, 2..5; 3 without. Under load it is less. */
  readonly perSecond?: number;
  /** What was seen in a picture. Nothing comes while there is no picture: absence is not calm. */
  onFrame(frame: FaceFrame): void;
  /** Told on every change, so that the screen can say why nothing is read. */
  onState(state: FaceSensingState): void;
  /** Told once, after which nothing more comes; the call goes on without. */
  onFailure(problem: SensingProblem): void;
  /** Ends the worker and frees all it holds: consent was taken back, or the call is over. */
  readonly signal: AbortSignal;
}

export interface FaceSensing {
  /**
   * Another picture of the customer's, or null for none.
   * @throws SensingError when it is one of the agent's own; nothing is looked at then
   */
  setVideo(video: RemoteVideoTrack | null): void;
  /** While paused nothing is taken from the track, and what is under way is dropped. */
  setPaused(paused: boolean): void;
  diagnostics(): FaceDiagnostics;
}

/**
 * Looks at the customer's picture a few times a second and tells what is seen. Start it only with
 * the customer's consent. Looking happens in a worker, each picture for itself; nothing is kept.
 * @throws SensingError when it cannot start (`onFailure` is not called then); the signal's reason
 * when aborted meanwhile. Nothing is left running in either case.
 */
export async function startFaceSensing(options: FaceSensingOptions): Promise<FaceSensing> {
  const calledAt = performance.now();
  const own = new AbortController();
  const signal = AbortSignal.any([options.signal, own.signal]);
  const checked = (video: RemoteVideoTrack | null): RemoteVideoTrack | null => {
    if (video) refuseOwnPicture(video, options.ownTracks());
    return video;
  };
  let failed = false;
  try {
    const video = checked(options.video);
    const link = await openFaces(options.assets, signal);
    const watch = new FaceWatch({
      link,
      perSecond: options.perSecond,
      mediaMs: () => options.offsetMs + (performance.now() - calledAt),
      sight: options.sight,
      onFrame: options.onFrame,
      onState: options.onState,
      onFailure(problem) {
        if (failed || signal.aborted) return;
        failed = true;
        own.abort();
        options.onFailure(problem);
      },
      signal,
    });
    watch.setVideo(video);
    return {
      setVideo(next) {
        try {
          watch.setVideo(checked(next));
        } catch (error) {
          watch.setVideo(null);
          throw error;
        }
      },
      setPaused: (paused) => watch.setPaused(paused),
      diagnostics: () => watch.diagnostics(),
    };
  } catch (error) {
    own.abort();
    options.signal.throwIfAborted();
    throw error instanceof SensingError
      ? error
      : new SensingError({ code: 'modelUnavailable', detail: reasonOf(error) });
  }
}
