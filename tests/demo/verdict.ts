import type { CallSummary } from '#shared/model/callSummary.ts';
import type { MediaFlow } from '#tests/helpers/mediaProbe.ts';

/** What is known of the demo's speech, in ms from the agent file's start (resources/speech/demo.json). */
export interface DemoTruth {
  readonly durationMs: number;
  readonly speech: Readonly<Record<'agent' | 'customer', readonly (readonly [number, number])[]>>;
  readonly events: readonly {
    readonly type: string;
    readonly by?: string;
    readonly startMs: number;
    readonly endMs: number;
  }[];
}

export interface Row {
  readonly what: string;
  readonly found: string;
  readonly expected: string;
  readonly good: boolean;
}

/** How far a found start may lie from the true one: the starts' tolerance plus detection. */
const MATCH_MS = 700;

/**
 * Compares what the app found with what was played.
 * @param shiftMs the app's media clock minus the agent file's time
 */
export function judge(
  summary: CallSummary,
  truth: DemoTruth,
  shiftMs: number,
  flow: { readonly app: MediaFlow; readonly customer: MediaFlow },
): readonly Row[] {
  const ofAgent = (type: string): readonly { startMs: number }[] =>
    truth.events.filter((event) => event.type === type && event.by === 'agent');
  const found = summary.interruptions.filter(({ by }) => by === 'agent');
  const starts = ofAgent('interruption').map(({ startMs }) => startMs + shiftMs);
  const hits = starts.filter((start) =>
    found.some(({ startMs }) => Math.abs(startMs - start) <= MATCH_MS),
  );
  const listened = summary.backchannels.filter(({ by }) => by === 'agent').length;
  const speechMs = (party: 'agent' | 'customer'): number =>
    truth.speech[party].reduce((sum, [start, end]) => sum + end - start, 0);
  const share = speechMs('agent') / (speechMs('agent') + speechMs('customer'));
  const measured = summary.metrics.shareOfSpeech.agent;
  const percent = (value: number | null): string =>
    value === null ? 'not measured' : `${Math.round(value * 100)} %`;
  return [
    media('sound to the agent', flow.app),
    media('sound to the customer', flow.customer),
    {
      what: 'picture of the customer',
      found: `${flow.app.framesDecoded} frames`,
      expected: 'frames',
      good: flow.app.framesDecoded > 0,
    },
    {
      what: 'talk-overs by the agent',
      found: `${hits.length} of ${starts.length}, ${found.length - hits.length} false`,
      expected: `all ${starts.length}`,
      good: hits.length === starts.length,
    },
    {
      what: 'cues shown',
      found: String(summary.cues.length),
      expected: '1 to 3',
      good: summary.cues.length >= 1 && summary.cues.length <= 3,
    },
    {
      what: 'listening sounds',
      found: String(listened),
      expected: String(ofAgent('backchannel').length),
      good: listened >= 1,
    },
    {
      what: 'agent’s share of speech',
      found: percent(measured),
      expected: percent(share),
      good: measured !== null && Math.abs(measured - share) <= 0.05,
    },
    {
      what: 'facts and prompts kept',
      found: `${summary.facts.length} and ${summary.prompts.length}`,
      expected: '2 and 1',
      good: summary.facts.length === 2 && summary.prompts.length === 1,
    },
  ];
}

function media(what: string, flow: MediaFlow): Row {
  return {
    what,
    found: `${flow.audioPacketsReceived} packets, energy ${flow.audioEnergyReceived.toFixed(3)}`,
    expected: 'not silent',
    good: flow.audioPacketsReceived > 100 && flow.audioEnergyReceived > 0.001,
  };
}

/** The rows as a small table for a terminal. */
export function asTable(rows: readonly Row[]): string {
  const width = (column: 'what' | 'found'): number =>
    Math.max(...rows.map((row) => row[column].length));
  return rows
    .map(
      (row) =>
        `${row.good ? ' ok ' : 'FAIL'}  ${row.what.padEnd(width('what'))}  ${row.found.padEnd(width('found'))}  (expected: ${row.expected})`,
    )
    .join('\n');
}
