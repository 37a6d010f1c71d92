import type { Ms } from '#shared/lib/units.ts';
import { meterLevel } from '#renderer/rtc/media/level.ts';
import type { AgentTurn } from './agentTurn.ts';
import { hear, mayGoOn, noTurnYet } from './agentTurn.ts';

/** Samples looked at each time, 43 ms at 48 kHz, about as often as they are looked at. */
const WINDOW = 2048;
const EVERY_MS: Ms = 50;

/** However long the agent talks, the customer comes in again at some point. */
const LONGEST_ANSWER_MS: Ms = 120_000;

/** Listens to the agent. */
export interface Ear {
  readonly listenTo: (stream: MediaStream) => void;
  /** On hold there is nothing to hear, and no patience is lost. */
  readonly setHeld: (held: boolean) => void;
  /** Ends when it is the customer's turn, or when the signal aborts. */
  readonly listen: (pauseMs: Ms, patienceMs: Ms) => Promise<void>;
}

export function openEar(context: AudioContext, signal: AbortSignal): Ear {
  const analyser = context.createAnalyser();
  analyser.fftSize = WINDOW;
  const samples = new Float32Array(WINDOW);
  let held = false;
  let source: MediaStreamAudioSourceNode | null = null;
  // Chromium gives WebAudio a remote stream's sound only while an element plays it too.
  const player = new Audio();
  player.muted = true;

  return {
    setHeld(next) {
      held = next;
    },
    listenTo(stream) {
      source?.disconnect();
      source = context.createMediaStreamSource(stream);
      source.connect(analyser);
      player.srcObject = stream;
      void player.play().catch(() => undefined);
    },
    listen: (pauseMs, patienceMs) =>
      new Promise((resolve) => {
        let turn: AgentTurn = noTurnYet;
        let before = performance.now();
        let listenedMs = 0;
        const done = (): void => {
          clearInterval(timer);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setInterval(() => {
          const now = performance.now();
          const lastedMs = now - before;
          before = now;
          if (held) return;
          listenedMs += lastedMs;
          analyser.getFloatTimeDomainData(samples);
          turn = hear(turn, meterLevel(samples), lastedMs);
          if (mayGoOn(turn, pauseMs, patienceMs) || listenedMs > LONGEST_ANSWER_MS) done();
        }, EVERY_MS);
        signal.addEventListener('abort', done);
        if (signal.aborted) done();
      }),
  };
}
