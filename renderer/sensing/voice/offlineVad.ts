import type { VadFrame } from '#shared/model/vadFrame.ts';
import { SensingError } from '../problem.ts';
import { openDetector } from './detectorLink.ts';
import { FRAME_SAMPLES } from './moment.ts';
import { MomentCutter } from './momentCutter.ts';
import type { VoiceAssets } from './protocol.ts';

/** Moments under way between page and worker: enough that neither waits for the other. */
const POOL = 64;

interface OfflineRun {
  /**
   * Takes the next samples of both parties (16 kHz, -1..1; null for a party that has none here).
   * Resolves when the worker has room for more.
   */
  push(agent: Float32Array | null, customer: Float32Array | null): Promise<void>;
  /** Resolves when every frame has been handed over. Samples short of a whole frame are left out. */
  end(): Promise<void>;
}

export interface OfflineVad {
  /** Starts a sound from the beginning, frame 0 ending at 32 ms. One at a time. */
  begin(onFrames: (frames: readonly VadFrame[]) => void): Promise<OfflineRun>;
  /** Ends the worker. */
  close(): void;
}

/**
 * The live detector fed from memory, as fast as it can: the same cutting, worker and model, so
 * that what is measured on recordings holds for calls.
 * @throws SensingError when the worker or the model cannot be had
 */
export async function createOfflineVad(assets: VoiceAssets): Promise<OfflineVad> {
  const scope = new AbortController();
  const channel = new MessageChannel();
  let onFrames: (frames: readonly VadFrame[]) => void = () => undefined;
  let doneIndex = 0;
  let failure: unknown;
  /** Wakes whoever waits for progress; it looks for itself whether that was enough. */
  let wake: () => void = () => undefined;
  const progress = (): Promise<void> =>
    new Promise((resolve, reject) => {
      wake = () => (failure === undefined ? resolve() : reject(failure));
      if (failure !== undefined) wake();
    });

  const handedOver = async (from: MomentCutter): Promise<void> => {
    while (doneIndex < from.nextIndex) await progress();
  };

  const link = await openDetector({
    assets,
    moments: channel.port2,
    onFrames(frames, nextIndex) {
      onFrames(frames);
      doneIndex = nextIndex;
      wake();
    },
    onFailure(problem) {
      failure = new SensingError(problem);
      wake();
    },
    signal: scope.signal,
  }).catch((error: unknown) => {
    scope.abort();
    throw error;
  });

  let cutter: MomentCutter | null = null;
  channel.port1.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
    cutter?.giveBack(data);
    wake();
  });
  channel.port1.start();

  return {
    async begin(listener) {
      // A run that was given up may have moments under way; they must not be taken for the next's.
      if (cutter) await handedOver(cutter);
      const own = new MomentCutter(POOL, ({ buffer }) =>
        channel.port1.postMessage(buffer, [buffer]),
      );
      cutter = own;
      doneIndex = 0;
      onFrames = listener;
      await link.begin(() => null);
      return {
        async push(agent, customer) {
          const length = agent?.length ?? customer?.length ?? 0;
          for (let at = 0; at < length; at += FRAME_SAMPLES) {
            // Two: where a party ended within a frame, the next 512 samples fall into two moments.
            while (own.free < 2) await progress();
            const end = Math.min(length, at + FRAME_SAMPLES);
            own.push(
              agent?.subarray(at, end) ?? null,
              customer?.subarray(at, end) ?? null,
              end - at,
            );
          }
        },
        async end() {
          await handedOver(own);
        },
      };
    },
    close() {
      scope.abort();
      channel.port1.close();
      failure ??= new Error('closed');
      wake();
    },
  };
}
