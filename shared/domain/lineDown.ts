import type { Ms } from '#shared/lib/units.ts';
import type { CallEvent, VadBatch } from '#shared/model/callEvent.ts';
import { MISSING_FRAME_DBFS } from '#shared/model/callEvent.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';

type Stretch = readonly [startMs: Ms, endMs: Ms];

/** When the line was down: from the last that arrived, not from when that was found out. */
export function lineDownStretches(events: readonly CallEvent[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let since: Ms | null = null;
  for (const event of events) {
    if (event.type !== 'connection' || event.state === 'connecting') continue;
    if (event.state === 'connected') {
      if (since !== null) stretches.push([since, event.atMs]);
      since = null;
    } else {
      since ??= event.atMs - (event.quietMs ?? 0);
    }
  }
  return since === null ? stretches : [...stretches, [since, Infinity]];
}

/**
 * A journal in which nothing was heard while the line was down. What the microphone caught then was
 * no conversation, and the silence of a dead line is not the customer's.
 */
export function withoutLineDown(events: readonly CallEvent[]): readonly CallEvent[] {
  const stretches = lineDownStretches(events);
  if (stretches.length === 0) return events;
  return events.map((event) => (event.type === 'vad' ? emptied(event, stretches) : event));
}

function emptied(batch: VadBatch, stretches: readonly Stretch[]): VadBatch {
  const levels = (dbfs: readonly number[]): readonly number[] =>
    dbfs.map((level, i) => {
      const atMs = batch.atMs + i * VAD_FRAME_MS;
      const isDown = stretches.some(([startMs, endMs]) => atMs > startMs && atMs <= endMs);
      return isDown ? MISSING_FRAME_DBFS : level;
    });
  return { ...batch, agentDbfs: levels(batch.agentDbfs), customerDbfs: levels(batch.customerDbfs) };
}
