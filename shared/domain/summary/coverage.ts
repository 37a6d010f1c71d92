import { clipSpans, mergeSpans, spansMs, subtractSpans } from '#shared/lib/spans.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallEvent, VadBatch } from '#shared/model/callEvent.ts';
import { MISSING_FRAME_DBFS } from '#shared/model/callEvent.ts';
import type { PerParty, Span } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import { defaultSummaryConfig } from './config.ts';

/** What of a call could be listened to. Spans lie within the call and outside of hold. */
export interface Coverage {
  readonly held: readonly Span[];
  /** The call's time without hold. */
  readonly talkMs: Ms;
  /**
   * When a party was measured: its frames are there, or it had muted itself (which is known
   * silence). Everything else was not measured, which is not the same as silence.
   */
  readonly measured: PerParty<readonly Span[]>;
  readonly muted: PerParty<readonly Span[]>;
  readonly missing: PerParty<readonly Span[]>;
  /** Whether the party's line ever carried any sound, speech or not. */
  readonly sounded: PerParty<boolean>;
}

/** Reads from the journal when each party could be heard. */
export function coverageOf(events: readonly CallEvent[], durationMs: Ms): Coverage {
  const held = heldSpans(events, durationMs);
  const talk = subtractSpans([[0, durationMs]], held);
  const muted = perParty((party) => subtractSpans(mutedSpans(events, party, durationMs), held));
  const measured = perParty((party) => {
    const heard = events.flatMap((event) => (event.type === 'vad' ? batchSpans(event, party) : []));
    const known = clipSpans(mergeSpans([...heard, ...muted[party]]), 0, durationMs);
    return subtractSpans(known, held);
  });
  return {
    held,
    talkMs: spansMs(talk),
    measured,
    muted,
    missing: perParty((party) => subtractSpans(talk, measured[party])),
    sounded: perParty((party) => events.some((event) => hasSound(event, party))),
  };
}

/** When the customer was on hold; a hold that was never taken back lasts to the end. */
function heldSpans(events: readonly CallEvent[], durationMs: Ms): readonly Span[] {
  const changes = events.flatMap((e) => (e.type === 'held' ? [{ at: e.atMs, on: e.held }] : []));
  return switchedSpans(changes, durationMs);
}

function mutedSpans(events: readonly CallEvent[], party: Party, durationMs: Ms): readonly Span[] {
  const changes = events.flatMap((e) =>
    e.type === 'muted' && e.party === party ? [{ at: e.atMs, on: e.muted }] : [],
  );
  return switchedSpans(changes, durationMs);
}

/** The stretches between a change to on and the next to off; one that stays on lasts to the end. */
export function switchedSpans(
  changes: readonly { readonly at: Ms; readonly on: boolean }[],
  durationMs: Ms,
): readonly Span[] {
  const spans: Span[] = [];
  let sinceMs: Ms | null = null;
  for (const { at, on } of changes) {
    if (on) sinceMs ??= at;
    else if (sinceMs !== null) {
      spans.push([sinceMs, at]);
      sinceMs = null;
    }
  }
  if (sinceMs !== null) spans.push([sinceMs, durationMs]);
  return clipSpans(mergeSpans(spans), 0, durationMs);
}

function batchSpans(batch: VadBatch, party: Party): readonly Span[] {
  const levels = levelsOf(batch, party);
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

function hasSound(event: CallEvent, party: Party): boolean {
  if (event.type !== 'vad') return false;
  return levelsOf(event, party).some((level) => level > defaultSummaryConfig.noSoundDbfs);
}

function levelsOf(batch: VadBatch, party: Party): readonly number[] {
  return party === 'agent' ? batch.agentDbfs : batch.customerDbfs;
}

function perParty<T>(value: (party: Party) => T): PerParty<T> {
  return { agent: value('agent'), customer: value('customer') };
}
