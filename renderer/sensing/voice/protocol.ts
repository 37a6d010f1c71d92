import type { Ms } from '#shared/lib/units.ts';
import type { PerParty } from '#shared/model/callSummary.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { ToneFrame } from '#shared/model/voiceTone.ts';
import { FRAME_MS } from './moment.ts';

/*
 * What the page, the audio thread and the detecting worker say to each other. Moments travel over
 * a port of their own, straight from the audio thread to the worker, as bare ArrayBuffers (see
 * moment.ts); they come back the same way to be filled again. This file is for the page's port.
 */

/** Where the build put the model and the engine, as absolute addresses of the window's origin. */
export interface VoiceAssets {
  /** …/models/silero_vad_v5.onnx */
  readonly modelUrl: string;
  /** Folder of onnxruntime-web's wasm files, with the closing slash: …/ort/ */
  readonly ortBaseUrl: string;
}

/** Moments that may be between audio thread and worker before one is lost: 1 s. */
export const LIVE_POOL = Math.ceil(1000 / FRAME_MS);

/** First message to the worker; its ports are [page, moments]. */
export interface OpenDetector {
  readonly type: 'open';
  readonly assets: VoiceAssets;
}

/** Page -> worker: forget everything heard and count from moment 0. */
export interface Begin {
  readonly type: 'begin';
  /** The media clock now; null for sound from a file, which is its own clock. */
  readonly mediaMs: Ms | null;
}

/** Page -> worker: whether the tone of the customer's voice may be read. It is not until this says so. */
export interface AllowTone {
  readonly type: 'allowTone';
  readonly allowed: boolean;
}

export type ToDetector = Begin | AllowTone;

export interface VoiceDiagnostics {
  /** Frames that went through the model. */
  readonly frames: PerParty<number>;
  /** Moments lost because the worker was more than a second behind. */
  readonly droppedMoments: number;
  /** Moments whose frames were ready later than 100 ms after the worker had been given the sound. */
  readonly lateMoments: number;
  /** How often the audio's count was set right against the media clock. */
  readonly clockCorrections: number;
  /** Moments waiting in the worker now, and at worst. */
  readonly queueLength: number;
  readonly longestQueue: number;
  /** Time of one moment in the model, for one voice or for both together. */
  readonly inferenceMs: { readonly mean: number; readonly max: number };
}

/** Worker -> page. */
export type FromDetector =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly detail: string }
  | { readonly type: 'begun' }
  /** Frames in order of time, the agent's first; may be empty while nobody can be heard. */
  | {
      readonly type: 'frames';
      readonly frames: readonly VadFrame[];
      /** Of the customer alone, while allowed; each beside its VadFrame. */
      readonly tone: readonly ToneFrame[];
      /** Moments before this one are done. */
      readonly nextIndex: number;
      readonly diagnostics: VoiceDiagnostics;
    };

export const noDiagnostics: VoiceDiagnostics = {
  frames: { agent: 0, customer: 0 },
  droppedMoments: 0,
  lateMoments: 0,
  clockCorrections: 0,
  queueLength: 0,
  longestQueue: 0,
  inferenceMs: { mean: 0, max: 0 },
};
