import type { Ms } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { ToneFrame } from '#shared/model/voiceTone.ts';
import type { SensingProblem } from '../problem.ts';
import { openCapture } from './capture.ts';
import { openDetector } from './detectorLink.ts';
import type { VoiceAssets, VoiceDiagnostics } from './protocol.ts';

export type { VoiceAssets } from './protocol.ts';

/** Without a sign of life from the worker for this long, sensing has stalled. */
const STALL_MS = 10_000;

export interface VoiceSensingOptions {
  /** The agent's microphone; null while there is none. */
  readonly agent: MediaStream | null;
  /** What arrives from the customer; null while there is none. */
  readonly customer: MediaStream | null;
  /** The call's media clock at this moment; what starting takes is added. */
  readonly offsetMs: Ms;
  readonly assets: VoiceAssets;
  /**
   * Frames in order of time, usually one moment (the agent's frame, then the customer's) every
   * 32 ms. A party that cannot be heard (no live track, muted, disabled) has no frames.
   */
  onFrames(frames: readonly VadFrame[]): void;
  /**
   * How the customer speaks, 32 ms at a time, right before the frames of the same moments. Nothing
   * comes until `setToneAllowed(true)`, and there is no such thing for the agent.
   */
  onTone?(tone: readonly ToneFrame[]): void;
  /** Told once, after which nothing more comes; the call can go on without sensing. */
  onFailure(problem: SensingProblem): void;
  /** Stops everything: worker, audio context, nodes. */
  readonly signal: AbortSignal;
}

export interface VoiceSensing {
  /** Another device, a reconnected peer, or null for none. The clock goes on. */
  setSource(party: Party, stream: MediaStream | null): void;
  /**
   * While paused (the call is on hold) nobody has frames and the model does not run; the clock goes
   * on. What is in the worker at that moment is dropped.
   */
  setPaused(paused: boolean): void;
  /** The customer's own consent, given or taken back; a no holds at once and forgets all. */
  setToneAllowed(allowed: boolean): void;
  diagnostics(): VoiceDiagnostics;
}

/**
 * Listens to both sides of a call and tells, for every 32 ms, how likely each is speaking.
 * Nothing runs on the window's thread but handing the frames over.
 * @throws SensingError when it cannot start (`onFailure` is not called then); the signal's reason
 * when aborted meanwhile. Nothing is left running in either case.
 */
export async function startVoiceSensing(options: VoiceSensingOptions): Promise<VoiceSensing> {
  const calledAt = performance.now();
  const mediaMs = (): Ms => options.offsetMs + (performance.now() - calledAt);
  const own = new AbortController();
  const signal = AbortSignal.any([options.signal, own.signal]);
  let failed = false;
  const fail = (problem: SensingProblem): void => {
    if (failed || signal.aborted) return;
    failed = true;
    own.abort();
    options.onFailure(problem);
  };

  try {
    let aliveAt = performance.now();
    let corrections = 0;
    let paused = false;
    const moments = new MessageChannel();
    const [capture, detector] = await Promise.all([
      openCapture(fail, signal),
      openDetector({
        assets: options.assets,
        moments: moments.port2,
        onFrames(frames) {
          aliveAt = performance.now();
          // Every batch, also an empty one, is the occasion to see whether a track came or went.
          capture.refresh();
          const { clockCorrections } = detector.diagnostics();
          if (clockCorrections > corrections) capture.renew();
          corrections = clockCorrections;
          if (frames.length > 0 && !paused) options.onFrames(frames);
        },
        onTone(tone) {
          if (!paused) options.onTone?.(tone);
        },
        onFailure: fail,
        signal,
      }),
    ]);
    capture.setSource('agent', options.agent);
    capture.setSource('customer', options.customer);
    await detector.begin(mediaMs);
    capture.open(moments.port1);

    aliveAt = performance.now();
    const watch = setInterval(() => {
      const silentMs = performance.now() - aliveAt;
      if (silentMs > STALL_MS / 2) capture.wake();
      if (silentMs > STALL_MS) {
        fail({ code: 'stalled', detail: 'no sound has been processed for 10 seconds' });
      }
    }, STALL_MS / 4);
    signal.addEventListener('abort', () => clearInterval(watch), { once: true });

    return {
      setSource(party, stream) {
        if (!signal.aborted) capture.setSource(party, stream);
      },
      setPaused(next) {
        paused = next;
        if (!signal.aborted) capture.setPaused(next);
      },
      setToneAllowed: (allowed) => detector.setToneAllowed(allowed),
      diagnostics: () => detector.diagnostics(),
    };
  } catch (error) {
    own.abort(error);
    throw error;
  }
}
