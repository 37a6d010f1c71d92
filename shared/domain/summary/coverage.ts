import { clipSpans, mergeSpans } from '#shared/lib/spans.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallEvent, VadBatch } from '#shared/model/callEvent.ts';
import { MISSING_FRAME_DBFS } from '#shared/model/callEvent.ts';
import type { Span } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';

/**
 * When a party was measured: its frames are there, or it had muted itself (which is known silence).
 * Everything else was not measured, which is not the same as silence.
 */
export function measuredSpans(
  events: readonly CallEvent[],
  party: Party,
  durationMs: Ms,
): readonly Span[] {
  const heard = events.flatMap((event) => (event.type === 'vad' ? batchSpans(event, party) : []));
  return clipSpans(mergeSpans([...heard, ...mutedSpans(events, party, durationMs)]), 0, durationMs);
}

function batchSpans(batch: VadBatch, party: Party): readonly Span[] {
  const levels = party === 'agent' ? batch.agentDbfs : batch.customerDbfs;
  const percents = party === 'agent' ? batch.agentPercent : batch.customerPercent;
  const spans: [Ms, Ms][] = [];
  for (let i = 0; i < Math.min(levels.length, percents.length); i += 1) {
    const level = levels[i];
    if (level === undefined || level <= MISSING_FRAME_DBFS) continue;
    const endMs = batch.atMs + i * VAD_FRAME_MS;
    const last = spans.at(-1);
    if (last?.[1] === endMs - VAD_FRAME_MS) last[1] = endMs;
    else spans.push([Math.max(0, endMs - VAD_FRAME_MS), endMs]);
  }
  return spans;
}

function mutedSpans(events: readonly CallEvent[], party: Party, durationMs: Ms): readonly Span[] {
  const spans: Span[] = [];
  let sinceMs: Ms | null = null;
  for (const event of events) {
    if (event.type !== 'muted' || event.party !== party) continue;
    if (event.muted) sinceMs ??= event.atMs;
    else if (sinceMs !== null) {
      spans.push([sinceMs, event.atMs]);
      sinceMs = null;
    }
  }
  return sinceMs === null ? spans : [...spans, [sinceMs, durationMs]];
}
