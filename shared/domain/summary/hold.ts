import { intersectSpans, subtractSpans } from '#shared/lib/spans.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { Span } from '#shared/model/callSummary.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';

/**
 * The turn events without what hold made of them: nobody hears the other meanwhile, so nobody is
 * talked over, answered or kept waiting.
 * @param longPauseMs what is left of a long pause must still be this long
 */
export function outsideHold(
  turnEvents: readonly TurnEvent[],
  held: readonly Span[],
  longPauseMs: Ms,
): readonly TurnEvent[] {
  if (held.length === 0) return turnEvents;
  const touches = (startMs: Ms, endMs: Ms): boolean =>
    intersectSpans([[startMs, endMs]], held).length > 0;
  return turnEvents.flatMap((event): readonly TurnEvent[] => {
    switch (event.type) {
      case 'interruption':
      case 'backchannel':
        return touches(event.startMs, event.startMs + 1) ? [] : [event];
      case 'response':
        return touches(event.startMs - Math.max(0, event.gapMs), event.startMs + 1) ? [] : [event];
      case 'speech':
        return subtractSpans([[event.startMs, event.endMs]], held).map(([startMs, endMs]) => ({
          ...event,
          startMs,
          endMs,
        }));
      case 'longPause':
        return subtractSpans([[event.startMs, event.endMs]], held)
          .filter(([startMs, endMs]) => endMs - startMs >= longPauseMs)
          .map(([startMs, endMs]) => ({ ...event, startMs, endMs }));
      default:
        return [event];
    }
  });
}
