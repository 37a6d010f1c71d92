import type { Ms } from './units.ts';

/** [startMs, endMs): a stretch of time. Lists of spans are in order of start. */
type TimeSpan = readonly [Ms, Ms];

/** Joins spans that touch or overlap; drops empty ones. */
export function mergeSpans(spans: readonly TimeSpan[]): readonly TimeSpan[] {
  const out: [Ms, Ms][] = [];
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (end <= start) continue;
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}

/** The time that lies in both lists; each list without overlaps in itself. */
export function intersectSpans(
  a: readonly TimeSpan[],
  b: readonly TimeSpan[],
): readonly TimeSpan[] {
  const out: TimeSpan[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const p = a[i];
    const q = b[j];
    if (!p || !q) return out;
    const start = Math.max(p[0], q[0]);
    const end = Math.min(p[1], q[1]);
    if (start < end) out.push([start, end]);
    if (p[1] < q[1]) i += 1;
    else j += 1;
  }
}

/** Total length of spans that do not overlap. */
export function spansMs(spans: readonly TimeSpan[]): Ms {
  return spans.reduce((sum, [start, end]) => sum + end - start, 0);
}

/** The parts of the spans that lie within [fromMs, toMs). */
export function clipSpans(spans: readonly TimeSpan[], fromMs: Ms, toMs: Ms): readonly TimeSpan[] {
  return intersectSpans(spans, [[fromMs, toMs]]);
}

/** The parts of `spans` that lie outside of `taken`; each list without overlaps in itself. */
export function subtractSpans(
  spans: readonly TimeSpan[],
  taken: readonly TimeSpan[],
): readonly TimeSpan[] {
  return spans.flatMap(([start, end]) => {
    const out: TimeSpan[] = [];
    let from = start;
    for (const [takenFrom, takenTo] of clipSpans(taken, start, end)) {
      if (takenFrom > from) out.push([from, takenFrom]);
      from = takenTo;
    }
    return from < end ? [...out, [from, end] as const] : out;
  });
}
