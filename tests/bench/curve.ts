import { addScores, noScore, quantile } from '#tests/accuracy/score.ts';
import { canDecode, framesOf } from '#tests/accuracy/frames.ts';
import { turnEventsOf } from '#tests/accuracy/listen.ts';
import { defaultTurnConfig } from '#shared/domain/turn/config.ts';
import type { TurnConfig } from '#shared/domain/turn/config.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { Bar, Figure, Section } from './figure.ts';
import { ratesOf } from './rates.ts';
import { matchInterruptions } from './score.ts';
import type { Judged } from './score.ts';
import type { Truth } from './truth.ts';

/** Speech before a decision, and the holder's speech under it; whole frames of 32 ms. */
const SPEECH_MS = [192, 256, 320, 384, 448, 512, 576, 608, 640, 704, 768, 896];
const SPAN_MS = [192, 256, 320, 384, 448];

/** How far the frames made in Node may lead from what the app finds with the shipped numbers. */
export const guardBar: Bar = { name: 'curveF1Off', value: 0.02 };

interface Heard {
  readonly truth: Truth;
  readonly frames: readonly VadFrame[];
}

export interface Curve {
  readonly figures: readonly Figure[];
  readonly sections: readonly Section[];
}

/**
 * F1 against latency: the turn stage over the dialogues' frames with its knobs turned. The frames
 * are made in Node, by the same model; `curveF1Off` says whether that finds what the app finds.
 * @returns null where nothing on this machine can decode the recordings
 */
export async function curveOf(
  judged: readonly Judged[],
  appF1: number | null,
): Promise<Curve | null> {
  if (!canDecode()) return null;
  const heard: Heard[] = [];
  for (const { recording, truth } of judged) {
    heard.push({ truth, frames: await framesOf(recording) });
  }
  const { talkOverSpeechMs, talkOverSpanMs } = defaultTurnConfig;
  const curve = around(SPEECH_MS, talkOverSpeechMs).map((speechMs) =>
    pointOf(heard, { ...defaultTurnConfig, talkOverSpeechMs: speechMs }),
  );
  const spanCurve = around(SPAN_MS, talkOverSpanMs).map((spanMs) =>
    pointOf(heard, { ...defaultTurnConfig, talkOverSpanMs: spanMs }),
  );
  const shipped = curve.find((point) => point.shipped)?.f1 ?? null;
  const off = shipped === null || appF1 === null ? null : Math.abs(shipped - appF1);
  return {
    figures: [
      {
        name: guardBar.name,
        what: 'F1 at the shipped point of the curve, distance from the app’s',
        value: off,
        unit: '',
        better: 'lower',
      },
    ],
    sections: [
      {
        name: 'curve',
        title: 'F1 against latency (ms), by how long the agent must have spoken over the customer',
        rows: curve,
      },
      {
        name: 'curveOfSpan',
        title: 'The same, by how long the customer must have spoken on',
        rows: spanCurve,
      },
    ],
  };
}

/** The values in order, with the shipped one among them. */
export function around(values: readonly number[], shipped: number): readonly number[] {
  return [...new Set([...values, shipped])].toSorted((a, b) => a - b);
}

/** The turn stage with these numbers over all dialogues. */
export function pointOf(heard: readonly Heard[], config: TurnConfig) {
  const all = heard.map(({ truth, frames }) => {
    const reported = turnEventsOf(frames, config).flatMap((event) =>
      event.type === 'interruption' && event.by === 'agent' ? [event] : [],
    );
    return matchInterruptions(truth, 'agent', reported);
  });
  const latenciesMs = all.flatMap((one) => one.latenciesMs);
  return {
    speechMs: config.talkOverSpeechMs,
    spanMs: config.talkOverSpanMs,
    ...ratesOf(all.reduce((sum, { score }) => addScores(sum, score), noScore)),
    p50: quantile(latenciesMs, 0.5),
    p95: quantile(latenciesMs, 0.95),
    shipped:
      config.talkOverSpeechMs === defaultTurnConfig.talkOverSpeechMs &&
      config.talkOverSpanMs === defaultTurnConfig.talkOverSpanMs,
  };
}
