import type { Ms } from '#shared/lib/units.ts';
import type { FaceFrame, MoodIdle } from '#shared/model/mood.ts';
import type {
  FaceAssets,
  FaceSensing,
  FaceSensingState,
  startFaceSensing,
} from '#renderer/sensing/face/startFaceSensing.ts';
import type { Sight } from '#renderer/sensing/face/faceWatch.ts';
import type { RemoteVideoTrack } from '#renderer/sensing/face/remoteVideo.ts';

export interface MoodReaderOptions {
  readonly startFaceSensing: typeof startFaceSensing;
  readonly assets: FaceAssets;
  /** Whether the agent's window can be seen. */
  readonly sight: Sight;
  /** The call's media clock. */
  readonly mediaNow: () => Ms;
  /** The agent's own tracks as they are now: none of them is ever looked at. */
  readonly ownTracks: () => readonly MediaStreamTrack[];
  readonly onFrame: (frame: FaceFrame) => void;
  /** Why nobody looks although it is allowed; null while somebody does, or it is not allowed. */
  readonly onIdle: (idle: MoodIdle | null) => void;
}

/**
 * Has the customer's picture looked at, and only while that is allowed. The face model is loaded
 * with the first moving picture after a yes, and freed with the no: a call by voice never loads it.
 */
export interface MoodReader {
  /** A no ends the worker, with all that it holds, before this returns. */
  readonly setAllowed: (allowed: boolean) => void;
  /** The customer's picture over the connection that is up, or null. */
  readonly setVideo: (video: RemoteVideoTrack | null) => void;
}

const idleOf = {
  watching: null,
  slowed: null,
  resting: 'busy',
  paused: 'paused',
  noPicture: 'noPicture',
  windowHidden: 'windowHidden',
} as const satisfies Record<FaceSensingState, MoodIdle | null>;

/** A failure is state: the call goes on, and the next yes tries again. */
export function createMoodReader(options: MoodReaderOptions): MoodReader {
  let video: RemoteVideoTrack | null = null;
  /** Null while it is not allowed. */
  let scope: AbortController | null = null;
  let begun = false;
  let sensing: FaceSensing | null = null;

  /** What comes in after a no, or belongs to the yes before, is nobody's business any more. */
  const during = (own: AbortController, act: () => void): void => {
    if (scope === own && !own.signal.aborted) act();
  };
  const fail = (own: AbortController): void =>
    during(own, () => {
      own.abort();
      scope = new AbortController();
      sensing = null;
      options.onIdle('failed');
    });

  const start = async (own: AbortController, first: RemoteVideoTrack): Promise<void> => {
    begun = true;
    options.onIdle('starting');
    try {
      const started = await options.startFaceSensing({
        video: first,
        ownTracks: options.ownTracks,
        offsetMs: options.mediaNow(),
        assets: options.assets,
        sight: options.sight,
        onFrame: (frame) => during(own, () => options.onFrame(frame)),
        onState: (state) => during(own, () => options.onIdle(idleOf[state])),
        onFailure: () => fail(own),
        signal: own.signal,
      });
      during(own, () => {
        sensing = started;
        if (video !== first) started.setVideo(video);
        options.onIdle(idleOf[started.diagnostics().state]);
      });
    } catch {
      fail(own);
    }
  };
  const settle = (): void => {
    const own = scope;
    if (own === null) return;
    if (sensing !== null) {
      try {
        sensing.setVideo(video);
      } catch {
        fail(own);
      }
      return;
    }
    if (begun) return;
    if (video !== null && !video.muted) {
      void start(own, video);
      return;
    }
    options.onIdle('noPicture');
    video?.addEventListener('unmute', settle, { once: true, signal: own.signal });
  };

  return {
    setAllowed(allowed) {
      if (allowed === (scope !== null)) return;
      scope?.abort();
      scope = allowed ? new AbortController() : null;
      begun = false;
      sensing = null;
      if (allowed) settle();
      else options.onIdle(null);
    },
    setVideo(next) {
      if (next === video) return;
      video = next;
      settle();
    },
  };
}
