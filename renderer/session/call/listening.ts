import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { ToneFrame } from '#shared/model/voiceTone.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';
import { noLineDelay, setBack, stepLineDelay } from '#renderer/sensing/voice/lineDelay.ts';
import type { VoiceSensing } from '#renderer/sensing/voice/startVoiceSensing.ts';
import type { CallDiagnostics, SensingState } from '../types.ts';
import type { CallParts } from './parts.ts';

/** How the customer sounded in one frame, and that frame. */
export interface HeardTone {
  readonly tone: ToneFrame;
  readonly heard: VadFrame;
}

/** Who is told what is heard. */
interface Listener {
  /**
   * Times count from `begin`. The customer's frames have the time at which they were spoken, which
   * is some frames before the agent's that come with them.
   */
  readonly onFrames: (frames: readonly VadFrame[]) => void;
  /** The customer's tone of voice, right after its frames; nothing while it may not be read. */
  readonly onTone: (tones: readonly HeardTone[]) => void;
  readonly onState: (state: SensingState) => void;
}

/**
 * Has both voices listened to. It takes the machine a second or more to get ready, so it is got
 * ready while a customer rings, with no sound to hear; nothing is opened for it before the answer.
 * A failure is state: the call goes on without cues.
 */
export interface Listening {
  /** The call begins: from now on. Once. */
  readonly begin: (listener: Listener) => void;
  /** Whose sound this is from now on; null for none. */
  readonly setSource: (party: Party, stream: MediaStream | null) => void;
  /** On hold nobody is listened to, whatever sound there is. Before the start too. */
  readonly setPaused: (paused: boolean) => void;
  /** Whether the customer's tone of voice may be read; a no forgets at once. */
  readonly setToneAllowed: (allowed: boolean) => void;
  /** How the line does, about once a second: by that the customer's frames are set back. */
  readonly lookAtLine: (stats: LinkStats | null) => void;
  /** null while nothing is listened to. */
  readonly diagnostics: () => CallDiagnostics | null;
  /** Idempotent. */
  readonly stop: () => void;
}

const detailOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'The voices cannot be listened to.';

function plain(heard: ReturnType<VoiceSensing['diagnostics']>, lineDelayMs: Ms): CallDiagnostics {
  const { frames, droppedMoments, lateMoments, longestQueue, clockCorrections, inferenceMs } =
    heard;
  return {
    frames,
    droppedMoments,
    lateMoments,
    longestQueue,
    clockCorrections,
    modelMs: inferenceMs,
    lineDelayMs,
  };
}

export function prepareListening(
  parts: Pick<CallParts, 'startVoiceSensing' | 'assets' | 'clock'>,
): Listening {
  const { clock } = parts;
  const whole = new AbortController();
  const sources: Record<Party, MediaStream | null> = { agent: null, customer: null };
  let sensing: VoiceSensing | null = null;
  let state: SensingState = { state: 'starting' };
  let paused = false;
  let toneAllowed = false;
  /** Of the moments whose frames come next. */
  let tones: readonly ToneFrame[] = [];
  let listener: Listener | null = null;
  let lineDelay = noLineDelay;
  let customerAtMs: Ms = -Infinity;
  /** Zero of the frames' clock, and of the call's. */
  let startedAt: EpochMs = 0;
  let beganAt: EpochMs | null = null;

  const enter = (next: SensingState): void => {
    // A failure is final, whatever comes in after it.
    if (whole.signal.aborted || state.state === 'failed') return;
    state = next;
    listener?.onState(next);
  };
  const hear = (frames: readonly VadFrame[]): void => {
    if (paused || listener === null || beganAt === null) return;
    const before = beganAt - startedAt;
    // Whole milliseconds: the ear's clock has fractions that say nothing.
    const heard = frames.map((frame) => ({ ...frame, atMs: Math.round(frame.atMs - before) }));
    const spoken = setBack(heard, lineDelay, customerAtMs);
    customerAtMs = spoken.lastMs;
    const own = spoken.frames.filter(({ atMs }) => atMs > 0);
    if (own.length > 0) listener.onFrames(own);
    hearTone(frames, before);
  };
  const hearTone = (frames: readonly VadFrame[], before: Ms): void => {
    const heard = tones;
    tones = [];
    const pairs = heard.flatMap((tone): HeardTone[] => {
      const frame = frames.find(({ party, atMs }) => party === 'customer' && atMs === tone.atMs);
      const atMs = Math.round(tone.atMs - before);
      return frame && atMs > 0 ? [{ tone: { ...tone, atMs }, heard: { ...frame, atMs } }] : [];
    });
    if (pairs.length > 0) listener?.onTone(pairs);
  };
  const start = async (): Promise<void> => {
    startedAt = clock.now();
    try {
      const started = await parts.startVoiceSensing({
        ...sources,
        offsetMs: 0,
        assets: parts.assets,
        onFrames: hear,
        onTone: (heard) => {
          if (toneAllowed) tones = heard;
        },
        onFailure: (problem) => enter({ state: 'failed', detail: problem.detail }),
        signal: whole.signal,
      });
      if (whole.signal.aborted) return;
      sensing = started;
      sensing.setSource('agent', sources.agent);
      sensing.setSource('customer', sources.customer);
      sensing.setPaused(paused);
      sensing.setToneAllowed(toneAllowed);
      enter({ state: 'on' });
    } catch (error) {
      enter({ state: 'failed', detail: detailOf(error) });
    }
  };
  void start();

  return {
    begin(next) {
      listener = next;
      beganAt = clock.now();
      if (state.state === 'failed') {
        // What went wrong while it rang may go well now.
        state = { state: 'starting' };
        void start();
      }
      next.onState(state);
    },
    setSource(party, stream) {
      sources[party] = stream;
      sensing?.setSource(party, stream);
    },
    setPaused(next) {
      paused = next;
      sensing?.setPaused(next);
    },
    setToneAllowed(allowed) {
      toneAllowed = allowed;
      tones = [];
      sensing?.setToneAllowed(allowed);
    },
    lookAtLine(stats) {
      lineDelay = stepLineDelay(
        lineDelay,
        stats && {
          roundTripMs: stats.roundTripMs,
          jitterBufferMs: stats.audio.jitterBufferMs,
          jitterBufferSamples: stats.audio.jitterBufferCount,
        },
      );
    },
    diagnostics: () => sensing && plain(sensing.diagnostics(), lineDelay.delayMs),
    stop: () => whole.abort(),
  };
}
