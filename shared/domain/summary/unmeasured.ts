import { spansMs, subtractSpans } from '#shared/lib/spans.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { Span } from '#shared/model/callSummary.ts';
import type { FigureId } from '#shared/model/figure.ts';
import type { NotMeasured, NotMeasuredReason } from '#shared/model/notMeasured.ts';
import type { Party } from '#shared/model/party.ts';
import { defaultSummaryConfig } from './config.ts';
import { gapsOf, isHeard, isTold, spokenInBoth } from './metrics.ts';
import type { MetricsInput } from './metrics.ts';

const parties: readonly Party[] = ['agent', 'customer'];

/** What cannot be told once one of the two cannot be. */
const needBoth: readonly FigureId[] = [
  'shareOfSpeech',
  'interruptions',
  'yielded',
  'backchannels',
  'responseGap',
  'goodPauses',
  'longPauses',
  'longestMonologue',
  'overlap',
  'silence',
];

/** What of the call could not be measured, why, and the figures it costs: one reason an entry. */
export function unmeasuredOf(input: MetricsInput, durationMs: Ms): readonly NotMeasured[] {
  const told = parties.filter((party) => isTold(party, input.speech, input.coverage));
  const found = parties.flatMap((party) => ofParty(party, told.includes(party), input, durationMs));
  return told.length === parties.length ? [...found, ...tooLittle(input)] : found;
}

function ofParty(
  party: Party,
  told: boolean,
  { speech, coverage }: MetricsInput,
  durationMs: Ms,
): readonly NotMeasured[] {
  const missing = longOnes(coverage.missing[party]);
  const muted = longOnes(coverage.muted[party]);
  const parts = [
    ...(missing.length > 0 ? [about(party, 'missing', missing)] : []),
    ...(muted.length > 0 ? [about(party, 'muted', muted)] : []),
  ];
  if (told) return parts;
  const figures: readonly FigureId[] = ['talkTime', 'shareOfCall', ...needBoth];
  if (!isHeard(party, coverage)) {
    const lost = speech[party].length > 0 ? figures.slice(1) : figures;
    return [
      { ...about(party, 'missing', coverage.missing[party]), figures: lost },
      ...parts.filter(({ reason }) => reason !== 'missing'),
    ];
  }
  const talk = subtractSpans([[0, durationMs]], coverage.held);
  const mutedMost = spansMs(muted) > defaultSummaryConfig.enoughHeard * coverage.talkMs;
  if (mutedMost)
    return parts.map((part) => (part.reason === 'muted' ? { ...part, figures } : part));
  const reason = coverage.sounded[party] ? 'notSpeech' : 'neverHeard';
  return [...parts, { ...about(party, reason, talk), figures }];
}

/** Both could be heard; was it enough? */
function tooLittle({ speech, turnEvents, coverage }: MetricsInput): readonly NotMeasured[] {
  const { enoughSpeechMs, enoughResponses } = defaultSummaryConfig;
  const inBoth = spokenInBoth(speech, coverage);
  const spokenMs = inBoth.agent + inBoth.customer;
  const few = parties.filter((party) => gapsOf(turnEvents, party).length < enoughResponses);
  return [
    ...(spokenMs < enoughSpeechMs
      ? [{ ...about(null, 'tooLittleSpeech', []), figures: ['shareOfSpeech'] as const }]
      : []),
    ...few.map((party) => ({
      ...about(party, 'tooFewAnswers', []),
      figures: ['responseGap'] as const,
    })),
  ];
}

function about(
  party: Party | null,
  reason: NotMeasuredReason,
  spans: readonly Span[],
): NotMeasured {
  const aboutTime = reason !== 'tooLittleSpeech' && reason !== 'tooFewAnswers';
  return { party, reason, ms: aboutTime ? spansMs(spans) : null, spans, figures: [] };
}

function longOnes(spans: readonly Span[]): readonly Span[] {
  return spans.filter(([startMs, endMs]) => endMs - startMs > defaultSummaryConfig.holeMs);
}
