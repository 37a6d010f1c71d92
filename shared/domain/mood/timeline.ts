import type { Ms } from '#shared/lib/units.ts';
import type { Band, BandSpan, BandTimeline, MoodReading } from '#shared/model/mood.ts';

/** A reading holds until the next one, but no longer than this: what comes later was not seen. */
const HOLDS_MS: Ms = 1_500;

/** The bands over a call, from its readings in the order of time. */
export function bandTimeline(readings: readonly MoodReading[]): BandTimeline {
  const spans: BandSpan[] = [];
  const add = (band: Band, startMs: Ms, endMs: Ms) => {
    if (endMs <= startMs) return;
    const last = spans.at(-1);
    if (last?.band === band) spans[spans.length - 1] = { ...last, endMs };
    else spans.push({ band, startMs, endMs });
  };
  readings.forEach(({ band, atMs }, i) => {
    const nextMs = readings[i + 1]?.atMs ?? atMs;
    const heldMs = Math.min(nextMs, atMs + HOLDS_MS);
    add(band, atMs, heldMs);
    add('unsure', heldMs, nextMs);
  });
  const lengthOf = (some: readonly BandSpan[]) =>
    some.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  const whole = lengthOf(spans);
  const told = lengthOf(spans.filter(({ band }) => band !== 'unsure'));
  return { spans, readableShare: whole > 0 ? told / whole : null };
}
