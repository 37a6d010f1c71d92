import { clipSpans, intersectSpans, mergeSpans, spansMs } from '#shared/lib/spans.ts';
import type { CallMetrics, PerParty, Span } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import { defaultSummaryConfig } from './config.ts';
import type { Coverage } from './coverage.ts';

/** What the figures are made of, hold left out. Spans are in order, without overlaps in a party. */
export interface MetricsInput {
  readonly turnEvents: readonly TurnEvent[];
  readonly speech: PerParty<readonly Span[]>;
  readonly coverage: Coverage;
}

/**
 * The figures of a call. Where all of it was measured: speech of both − overlap + silence + hold =
 * the call's duration.
 */
export function metricsOf({ turnEvents, speech, coverage }: MetricsInput): CallMetrics {
  const { measured } = coverage;
  const told = perParty((party) => isTold(party, speech, coverage));
  const both = told.agent && told.customer;
  const bothMeasured = intersectSpans(measured.agent, measured.customer);
  const inBoth = spokenInBoth(speech, coverage);
  const spokenMs = inBoth.agent + inBoth.customer;
  const enough = both && spokenMs >= defaultSummaryConfig.enoughSpeechMs;
  const anySpeech = mergeSpans([...speech.agent, ...speech.customer]);
  const silenceMs = spansMs(bothMeasured) - spansMs(intersectSpans(bothMeasured, anySpeech));
  return {
    speechMs: perParty((party) => (speech[party].length > 0 ? spansMs(speech[party]) : null)),
    overlapMs: both ? spansMs(intersectSpans(speech.agent, speech.customer)) : null,
    silenceMs: both ? silenceMs : null,
    heldMs: spansMs(coverage.held),
    shareOfSpeech: perParty((party) => (enough ? inBoth[party] / spokenMs : null)),
    shareOfCall: perParty((party) =>
      told[party] ? Math.min(1, spansMs(speech[party]) / spansMs(measured[party])) : null,
    ),
    interruptions: perParty((party) => (both ? count(turnEvents, 'interruption', party) : null)),
    backchannels: perParty((party) => (both ? count(turnEvents, 'backchannel', party) : null)),
    turns: perParty((party) => (both ? turnsOf(turnEvents, party).length : null)),
    longestMonologueMs: perParty((party) => {
      const longest = both ? longestStretch(turnsOf(turnEvents, party), speech[party]) : null;
      return longest ? longest[1] - longest[0] : null;
    }),
    medianResponseGapMs: perParty((party) => {
      const gaps = gapsOf(turnEvents, party);
      return both && gaps.length >= defaultSummaryConfig.enoughResponses ? median(gaps) : null;
    }),
    longPauses: both ? turnEvents.filter((e) => e.type === 'longPause').length : null,
  };
}

/**
 * How long (ms) each party spoke while both could be heard: only there can their shares be compared.
 */
export function spokenInBoth(
  speech: PerParty<readonly Span[]>,
  { measured }: Coverage,
): PerParty<number> {
  const both = intersectSpans(measured.agent, measured.customer);
  return perParty((party) => spansMs(intersectSpans(speech[party], both)));
}

/**
 * Whether a party's figures can be told: it was heard, and spoke. No speech at all may be silence, a
 * dead line or the wrong microphone, so it is no zero.
 */
export function isTold(
  party: Party,
  speech: PerParty<readonly Span[]>,
  coverage: Coverage,
): boolean {
  return isHeard(party, coverage) && speech[party].length > 0;
}

/** Whether a party was measured for enough of the talk. */
export function isHeard(party: Party, { measured, talkMs }: Coverage): boolean {
  const measuredMs = spansMs(measured[party]);
  return measuredMs > 0 && measuredMs >= defaultSummaryConfig.enoughHeard * talkMs;
}

/** How long the party waited before each of its answers. */
export function gapsOf(turnEvents: readonly TurnEvent[], party: Party): readonly number[] {
  return turnEvents.flatMap((e) => (e.type === 'response' && e.by === party ? [e.gapMs] : []));
}

/** The party's turns, in order. */
export function turnsOf(turnEvents: readonly TurnEvent[], party: Party): readonly Span[] {
  return turnEvents.flatMap((e): Span[] =>
    e.type === 'turn' && e.party === party ? [[e.startMs, e.endMs]] : [],
  );
}

/** The longest stretch of one turn without a long pause of one's own; null without turns. */
export function longestStretch(turns: readonly Span[], speech: readonly Span[]): Span | null {
  let longest: Span | null = null;
  for (const [startMs, endMs] of turns) {
    let current: [number, number] | null = null;
    for (const [from, to] of clipSpans(speech, startMs, endMs)) {
      if (current && from - current[1] < defaultSummaryConfig.stretchBreakMs) current[1] = to;
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

function count(
  events: readonly TurnEvent[],
  type: 'interruption' | 'backchannel',
  party: Party,
): number {
  return events.filter((e) => e.type === type && e.by === party).length;
}

function perParty<T>(value: (party: Party) => T): PerParty<T> {
  return { agent: value('agent'), customer: value('customer') };
}
