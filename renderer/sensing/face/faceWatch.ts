import type { Ms } from '#shared/lib/units.ts';
import type { FaceFrame } from '#shared/model/mood.ts';
import { reasonOf, SensingError } from '../problem.ts';
import type { SensingProblem } from '../problem.ts';
import type { FaceLink } from './faceLink.ts';
import { startPace, stepPace } from './pace.ts';
import type { Pace } from './pace.ts';
import { openPictures } from './pictures.ts';
import type { Pictures } from './pictures.ts';
import type { RemoteVideoTrack } from './remoteVideo.ts';

/** Whether the customer's picture is being looked at, and why not. */
export type FaceSensingState =
  | 'watching'
  /** Less often: the machine is busy. */
  | 'slowed'
  /** Hardly at all: the machine is very busy, and the call comes first. */
  | 'resting'
  /** setPaused: the call is on hold, or somebody said so. */
  | 'paused'
  /** No track, or one that brings no pictures. */
  | 'noPicture'
  /** Nobody could see the answer. */
  | 'windowHidden';

export interface FaceDiagnostics {
  readonly pictures: number;
  /** The worker's own time for a picture. */
  readonly tookMs: { readonly mean: number; readonly max: number };
  /** From handing a picture over to its answer, at worst. */
  readonly longestWaitMs: Ms;
  /** Since the start, pauses included. */
  readonly perSecond: number;
  readonly state: FaceSensingState;
}

/** Engines compile during the first pictures: how long those take says nothing about the machine. */
const WARM_UP_PICTURES = 2;

/** A picture without an answer for this long: the worker hangs. */
const STALL_MS: Ms = 10_000;

/** How often to see whether a disabled track is enabled again. */
const ENABLED_CHECK_MS: Ms = 500;

/**
 * Whether anybody could see the answer. `document.visibilityState` does not say so: to the page of a
 * window that is not slowed down while it is hidden, it shows.
 */
export interface Sight {
  readonly now: () => boolean;
  readonly onChange: (signal: AbortSignal, act: () => void) => void;
}

export interface FaceWatchOptions {
  readonly link: FaceLink;
  readonly perSecond: number | undefined;
  readonly mediaMs: () => Ms;
  readonly sight: Sight;
  readonly onFrame: (frame: FaceFrame) => void;
  readonly onState: (state: FaceSensingState) => void;
  readonly onFailure: (problem: SensingProblem) => void;
  readonly signal: AbortSignal;
}

/** Takes a picture when it is time for one, has it looked at, and never has two under way. */
export class FaceWatch {
  readonly #options: FaceWatchOptions;
  readonly #startedAt = performance.now();
  #video: RemoteVideoTrack | null = null;
  #listening = new AbortController();
  #paused = false;
  #pictures: Pictures | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #busy = false;
  #pace: Pace;
  #state: FaceSensingState = 'noPicture';
  #count = 0;
  #totalMs = 0;
  #maxMs = 0;
  #longestWaitMs = 0;

  constructor(options: FaceWatchOptions) {
    this.#options = options;
    this.#pace = startPace(options.perSecond);
    const { signal } = options;
    options.sight.onChange(signal, () => this.#settle());
    signal.addEventListener('abort', () => this.setVideo(null), { once: true });
  }

  setVideo(video: RemoteVideoTrack | null): void {
    if (video === this.#video) return;
    this.#letGo();
    this.#listening.abort();
    this.#listening = new AbortController();
    this.#video = video;
    for (const event of ['mute', 'unmute', 'ended'] as const) {
      video?.addEventListener(event, () => this.#settle(), { signal: this.#listening.signal });
    }
    this.#settle();
  }

  setPaused(paused: boolean): void {
    this.#paused = paused;
    this.#settle();
  }

  diagnostics(): FaceDiagnostics {
    const seconds = (performance.now() - this.#startedAt) / 1000;
    return {
      pictures: this.#count,
      tookMs: { mean: this.#count === 0 ? 0 : this.#totalMs / this.#count, max: this.#maxMs },
      longestWaitMs: this.#longestWaitMs,
      perSecond: this.#count / seconds,
      state: this.#state,
    };
  }

  /** Starts or stops looking, whichever is right now. */
  #settle(): void {
    const idle = this.#whyIdle();
    if (idle === null) {
      this.#say(statesOfPace[this.#pace.state]);
      if (!this.#timer && !this.#busy) this.#next(0);
      return;
    }
    this.#letGo();
    this.#say(idle);
    // `enabled` tells nobody when it changes.
    if (this.#video?.enabled === false) this.#next(ENABLED_CHECK_MS);
  }

  #whyIdle(): FaceSensingState | null {
    const video = this.#video;
    if (this.#options.signal.aborted || !video) return 'noPicture';
    if (this.#paused) return 'paused';
    if (video.readyState !== 'live' || video.muted || !video.enabled) return 'noPicture';
    return this.#options.sight.now() ? null : 'windowHidden';
  }

  #say(state: FaceSensingState): void {
    if (state === this.#state) return;
    this.#state = state;
    if (!this.#options.signal.aborted) this.#options.onState(state);
  }

  /** Whatever is under way finds its pictures gone and is dropped. */
  #letGo(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#pictures?.close();
    this.#pictures = null;
  }

  #next(inMs: Ms): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#whyIdle() === null) void this.#look();
      else this.#settle();
    }, inMs);
  }

  async #look(): Promise<void> {
    const { signal } = this.#options;
    const video = this.#video;
    if (!video || this.#busy) return;
    this.#busy = true;
    const dueAt = performance.now();
    try {
      this.#pictures ??= openPictures(video);
      const pictures = this.#pictures;
      const picture = await pictures.take();
      if (this.#pictures !== pictures || !picture) {
        picture?.close();
        return;
      }
      const frame = await this.#see(picture);
      // Paused, another track or the end meanwhile: nobody may hear of it.
      if (frame && this.#pictures === pictures && !signal.aborted) this.#options.onFrame(frame);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#busy = false;
      if (this.#whyIdle() === null && !this.#timer) {
        this.#say(statesOfPace[this.#pace.state]);
        this.#next(Math.max(0, this.#pace.intervalMs - (performance.now() - dueAt)));
      }
    }
  }

  async #see(picture: VideoFrame | ImageBitmap): Promise<FaceFrame> {
    const handedAt = performance.now();
    const stall = setTimeout(
      () => this.#fail(new SensingError({ code: 'stalled', detail: 'the worker does not answer' })),
      STALL_MS,
    );
    try {
      const { frame, tookMs } = await this.#options.link.look(picture, this.#options.mediaMs());
      const waitedMs = performance.now() - handedAt;
      this.#count += 1;
      if (this.#count > WARM_UP_PICTURES) {
        this.#pace = stepPace(this.#pace, waitedMs);
        this.#maxMs = Math.max(this.#maxMs, tookMs);
        this.#longestWaitMs = Math.max(this.#longestWaitMs, waitedMs);
      }
      this.#totalMs += tookMs;
      return frame;
    } finally {
      clearTimeout(stall);
    }
  }

  #fail(error: unknown): void {
    if (this.#options.signal.aborted) return;
    this.#options.onFailure(
      error instanceof SensingError
        ? error.problem
        : { code: 'workerLost', detail: reasonOf(error) },
    );
  }
}

const statesOfPace = {
  usual: 'watching',
  slowed: 'slowed',
  resting: 'resting',
} as const satisfies Record<Pace['state'], FaceSensingState>;
