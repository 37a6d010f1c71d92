import type { Ms } from '#shared/lib/units.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';

type Spans = readonly (readonly [from: Ms, to: Ms])[];

const inside = (spans: Spans, atMs: Ms): boolean =>
  spans.some(([from, to]) => atMs > from && atMs <= to);

/** The moments (both parties' frames) of two people who speak at the given times. */
export function moments(
  lengthMs: Ms,
  speech: { readonly agent: Spans; readonly customer: Spans },
): readonly (readonly VadFrame[])[] {
  const all: VadFrame[][] = [];
  for (let atMs = VAD_FRAME_MS; atMs <= lengthMs; atMs += VAD_FRAME_MS) {
    all.push(
      (['agent', 'customer'] as const).map((party) => {
        const speaks = inside(speech[party], atMs);
        return {
          party,
          atMs,
          speechProbability: speaks ? 0.97 : 0.02,
          levelDbfs: speaks ? -24 : -70,
        };
      }),
    );
  }
  return all;
}
