import { clipSpans, intersectSpans, mergeSpans, spansMs } from '#shared/lib/spans.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallMetrics, PerParty, Span } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';

/** What the figures are made of. Spans are in order and do not overlap within a party. */
export interface MetricsInput {
  readonly durationMs: Ms;
  readonly turnEvents: readonly TurnEvent[];
  readonly speech: PerParty<readonly Span[]>;
  readonly measured: PerParty<readonly Span[]>;
}

/**
 * The figures of a call. Speech of both − overlap + silence + time that was not measured (of either
 * party, with nobody heard) = the call's duration.
 */
export function metricsOf({ durationMs, turnEvents, speech, measured }: MetricsInput): CallMetrics {
  const speechMs = { agent: spansMs(speech.agent), customer: spansMs(speech.customer) };
  const spokenMs = speechMs.agent + speechMs.customer;
  const bothMeasured = intersectSpans(measured.agent, measured.customer);
  const anySpeech = mergeSpans([...speech.agent, ...speech.customer]);
  return {
    speechMs,
    overlapMs: spansMs(intersectSpans(speech.agent, speech.customer)),
    silenceMs: spansMs(bothMeasured) - spansMs(intersectSpans(bothMeasured, anySpeech)),
    shareOfSpeech: perParty((party) => ratio(speechMs[party], spokenMs)),
    shareOfCall: perParty((party) =>
      spansMs(measured[party]) > 0 ? ratio(speechMs[party], durationMs) : null,
    ),
    interruptions: countBy(turnEvents, 'interruption'),
    backchannels: countBy(turnEvents, 'backchannel'),
    turns: perParty((party) => turnsOf(turnEvents, party).length),
    longestMonologueMs: perParty((party) => {
      const longest = longestStretch(turnsOf(turnEvents, party), speech[party]);
      return longest ? longest[1] - longest[0] : null;
    }),
    medianResponseGapMs: perParty((party) =>
      median(turnEvents.flatMap((e) => (e.type === 'response' && e.by === party ? [e.gapMs] : []))),
    ),
    longPauses: turnEvents.filter((e) => e.type === 'longPause').length,
  };
}

/** The party's turns, in order. */
export function turnsOf(turnEvents: readonly TurnEvent[], party: Party): readonly Span[] {
  return turnEvents.flatMap((e): Span[] =>
    e.type === 'turn' && e.party === party ? [[e.startMs, e.endMs]] : [],
  );
}

/** Own silence that breaks a monologue: the same 2 s that make a long pause. */
const BREAK_MS = 2000;

/** The longest stretch of one turn without a long pause of one's own; null without turns. */
export function longestStretch(turns: readonly Span[], speech: readonly Span[]): Span | null {
  let longest: Span | null = null;
  for (const [startMs, endMs] of turns) {
    let current: [Ms, Ms] | null = null;
    for (const [from, to] of clipSpans(speech, startMs, endMs)) {
      if (current && from - current[1] < BREAK_MS) current[1] = to;
      else current = [from, to];
      if (!longest || current[1] - current[0] > longest[1] - longest[0]) {
        longest = [current[0], current[1]];
      }
    }
  }
  return longest;
}

/** The middle value, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

function countBy(
  events: readonly TurnEvent[],
  type: 'interruption' | 'backchannel',
): PerParty<number> {
  const count = (party: Party) => events.filter((e) => e.type === type && e.by === party).length;
  return { agent: count('agent'), customer: count('customer') };
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? Math.min(1, part / whole) : null;
}

function perParty<T>(value: (party: Party) => T): PerParty<T> {
  return { agent: value('agent'), customer: value('customer') };
}
