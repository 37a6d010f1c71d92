import type { Ms } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { VoiceAssets, VoiceSensing } from '#renderer/sensing/voice/startVoiceSensing.ts';
import type { startVoiceSensing } from '#renderer/sensing/voice/startVoiceSensing.ts';
import type { SensingState } from '../types.ts';

export type StartVoiceSensing = typeof startVoiceSensing;

export interface ListeningOptions {
  readonly start: StartVoiceSensing;
  readonly assets: VoiceAssets;
  readonly mediaNow: () => Ms;
  readonly onFrames: (frames: readonly VadFrame[]) => void;
  readonly onState: (state: SensingState) => void;
  readonly signal: AbortSignal;
}

/** Has both voices listened to. A failure is state: the call goes on without cues. */
export interface Listening {
  /** Whose sound this is from now on; null for none. Streams may be set before it has started. */
  readonly setSource: (party: Party, stream: MediaStream | null) => void;
}

const detailOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'The voices cannot be listened to.';

export function startListening(options: ListeningOptions): Listening {
  const { signal } = options;
  const sources: Record<Party, MediaStream | null> = { agent: null, customer: null };
  let sensing: VoiceSensing | null = null;
  let failed = false;
  const fail = (detail: string): void => {
    failed = true;
    if (!signal.aborted) options.onState({ state: 'failed', detail });
  };

  const begin = async (): Promise<void> => {
    options.onState({ state: 'starting' });
    try {
      sensing = await options.start({
        ...sources,
        offsetMs: options.mediaNow(),
        assets: options.assets,
        onFrames: options.onFrames,
        onFailure: (problem) => fail(problem.detail),
        signal,
      });
    } catch (error) {
      fail(detailOf(error));
      return;
    }
    if (signal.aborted || failed) return;
    sensing.setSource('agent', sources.agent);
    sensing.setSource('customer', sources.customer);
    options.onState({ state: 'on' });
  };
  void begin();

  return {
    setSource(party, stream) {
      sources[party] = stream;
      sensing?.setSource(party, stream);
    },
  };
}
