import { clipSpans, spansMs, subtractSpans } from '#shared/lib/spans.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallEvent, QualityChanged } from '#shared/model/callEvent.ts';
import type { Span } from '#shared/model/callSummary.ts';
import type { LineQuality, LineRecord } from '#shared/model/lineQuality.ts';
import { lineCauses } from '#shared/model/lineQuality.ts';
import { switchedSpans } from './coverage.ts';

/**
 * How the line was over the whole call. Time on hold and time without a connection are left out of
 * what was looked at: nobody hears the other then, well or badly.
 * @returns null where it was never looked at (a journal of an older app, a recording)
 */
export function lineOf(
  events: readonly CallEvent[],
  held: readonly Span[],
  durationMs: Ms,
): LineRecord | null {
  const told = events.filter((event) => event.type === 'quality');
  const [first] = told;
  if (first === undefined) return null;
  const down = downSpans(events, durationMs);
  const spent = (matches: (state: LineQuality) => boolean): Ms => {
    const spans = clipSpans(spansOf(told, matches, durationMs), 0, durationMs);
    return Math.round(spansMs(subtractSpans(subtractSpans(spans, held), down.all)));
  };
  const causes = lineCauses
    .map((cause) => ({ cause, ms: spent((state) => state.causes.includes(cause)) }))
    .filter(({ ms }) => ms > 0);
  return {
    measuredMs: spent(() => true),
    weakMs: spent(({ level }) => level === 'weak'),
    poorMs: spent(({ level }) => level === 'poor'),
    brokenMs: Math.round(spansMs(subtractSpans(down.broken, held))),
    causes: causes.toSorted((a, b) => b.ms - a.ms),
  };
}

/** When what was told last matches. */
function spansOf(
  told: readonly QualityChanged[],
  matches: (state: LineQuality) => boolean,
  durationMs: Ms,
): readonly Span[] {
  const changes = told.map(({ atMs, state }) => ({ at: atMs, on: matches(state) }));
  return switchedSpans(changes, durationMs);
}

/** When there was no connection, from the moment it fell silent, and what of it was the line's doing. */
function downSpans(
  events: readonly CallEvent[],
  durationMs: Ms,
): { readonly all: readonly Span[]; readonly broken: readonly Span[] } {
  const changes = events.flatMap((e) => (e.type === 'connection' ? [e] : []));
  const spans = (isOn: (state: string) => boolean): readonly Span[] =>
    switchedSpans(
      changes.map(({ atMs, quietMs = 0, state }) => ({ at: atMs - quietMs, on: isOn(state) })),
      durationMs,
    );
  return {
    all: spans((state) => state !== 'connected'),
    broken: spans((state) => state === 'reconnecting'),
  };
}
