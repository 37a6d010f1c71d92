import type { Ms } from '#shared/lib/units.ts';
import type { Band, BandSpan, BandTimeline } from '#shared/model/mood.ts';

/** A reading holds until the next one, but no longer than this: what comes later was not seen. */
const HOLDS_MS: Ms = 1_500;

/** As much of a reading as a timeline needs. */
interface BandSeen {
  readonly atMs: Ms;
  readonly band: Band;
}

/** Readings in the order of time, and when looking ended. */
export interface SeenStretch {
  readonly seen: readonly BandSeen[];
  readonly endMs: Ms;
}

/** The bands over a call that was looked at without a break, from its readings in the order of time. */
export function bandTimeline(seen: readonly BandSeen[]): BandTimeline {
  return joinTimelines([{ seen, endMs: seen.at(-1)?.atMs ?? 0 }]);
}

/** The same of several stretches: between them nobody was looked at, and nothing is told. */
export function joinTimelines(stretches: readonly SeenStretch[]): BandTimeline {
  const spans = stretches.flatMap(spansOf);
  const whole = lengthOf(spans);
  const told = lengthOf(spans.filter(({ band }) => band !== 'unsure'));
  return { spans, readableShare: whole > 0 ? told / whole : null };
}

function spansOf({ seen, endMs: lastMs }: SeenStretch): readonly BandSpan[] {
  const spans: BandSpan[] = [];
  const add = (band: Band, startMs: Ms, endMs: Ms) => {
    if (endMs <= startMs) return;
    const last = spans.at(-1);
    if (last?.band === band) spans[spans.length - 1] = { ...last, endMs };
    else spans.push({ band, startMs, endMs });
  };
  seen.forEach(({ band, atMs }, i) => {
    const next = seen[i + 1];
    const heldMs = Math.min(next?.atMs ?? lastMs, atMs + HOLDS_MS);
    add(band, atMs, heldMs);
    if (next) add('unsure', heldMs, next.atMs);
  });
  return spans;
}

function lengthOf(spans: readonly BandSpan[]): Ms {
  return spans.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}
