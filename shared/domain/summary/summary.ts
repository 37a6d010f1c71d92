import { clipSpans, spansMs } from '#shared/lib/spans.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallEnded, CallEvent, CallStarted } from '#shared/model/callEvent.ts';
import type { CallSummary, PerParty, Span } from '#shared/model/callSummary.ts';
import type { CueFeedback } from '#shared/model/cue.ts';
import type { Party } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import { defaultSummaryConfig } from './config.ts';
import { coverageOf } from './coverage.ts';
import { goodPausesOf } from './goodPauses.ts';
import { tryNext, wentWell } from './highlights.ts';
import { outsideHold } from './hold.ts';
import { lineOf } from './line.ts';
import { actionsOf, factsOf } from './noted.ts';
import { longestStretch, metricsOf, turnsOf } from './metrics.ts';
import { unmeasuredOf } from './unmeasured.ts';

/** What the journal itself does not know. */
export interface SummaryOptions {
  /** Put together after the app had stopped in mid-call. */
  readonly recovered: boolean;
  readonly notes: string;
  /** Known from a recording alone: there was nothing to note facts with, and no prompts. */
  readonly recording?: boolean;
}

/**
 * The summary of a call from its journal and the turn events of its frames.
 * A journal without `callEnded` belongs to a call that the app did not survive: it counts as ended
 * by the system, `appClosed`, at its last event.
 * @throws Error when the journal does not begin with `callStarted`
 */
export function buildSummary(
  events: readonly CallEvent[],
  heard: readonly TurnEvent[],
  { recovered, notes, recording = false }: SummaryOptions,
): Omit<CallSummary, 'mood'> {
  const start = startOf(events);
  const end = endOf(events);
  const durationMs = end?.atMs ?? lastMs(events);
  const coverage = coverageOf(events, durationMs);
  const turnEvents = outsideHold(heard, coverage.held, defaultSummaryConfig.stretchBreakMs);
  const speech = perParty((party) => clipSpans(speechOf(turnEvents, party), 0, durationMs));
  const measuring = { turnEvents, speech, coverage };
  const metrics = metricsOf(measuring);
  const listed = {
    interruptions: turnEvents.flatMap((e) =>
      e.type === 'interruption'
        ? [
            {
              by: e.by,
              startMs: e.startMs,
              endMs: e.endMs,
              cueAtMs: e.cueAtMs,
              yielded: e.yielded,
            },
          ]
        : [],
    ),
    backchannels: turnEvents.flatMap((e) =>
      e.type === 'backchannel' ? [{ by: e.by, startMs: e.startMs, endMs: e.endMs }] : [],
    ),
    responses: turnEvents.flatMap((e) =>
      e.type === 'response' ? [{ by: e.by, gapMs: e.gapMs, atMs: e.startMs }] : [],
    ),
    prompts: events.flatMap((e) =>
      e.type === 'promptSaid'
        ? [{ atMs: e.atMs, templateId: e.templateId, situation: e.situation, text: e.text }]
        : [],
    ),
    facts: factsOf(events),
    actions: actionsOf(events),
  };
  const judged = {
    ...listed,
    durationMs,
    metrics,
    canNote: !recording,
    longest: perParty((party) => longestStretch(turnsOf(turnEvents, party), speech[party])),
  };
  return {
    version: 1,
    callId: start.callId,
    startedAt: start.startedAt,
    durationMs,
    agentName: start.agentName,
    customerName: start.customerName,
    issue: start.issue,
    // A camera may come later than the ring.
    video: start.video || events.some((e) => e.type === 'camera' && e.on),
    simulated: start.simulated,
    endedBy: end?.by ?? 'system',
    endReason: end?.reason ?? 'appClosed',
    recovered,
    speech,
    ...listed,
    longPauses: turnEvents.flatMap((e): Span[] =>
      e.type === 'longPause' ? [[e.startMs, e.endMs]] : [],
    ),
    held: coverage.held,
    goodPauses: goodPausesOf(turnEvents),
    metrics,
    cues: cuesOf(events),
    chat: events.flatMap((e) =>
      e.type === 'chat' ? [{ atMs: e.atMs, by: e.by, text: e.text }] : [],
    ),
    wentWell: wentWell(judged),
    tryNext: tryNext(judged),
    notMeasured: perParty((party) => spansMs(coverage.missing[party])),
    unmeasured: unmeasuredOf(measuring, durationMs),
    line: lineOf(events, coverage.held, durationMs),
    moodConsent: events.flatMap((e) =>
      e.type === 'moodConsent' ? [{ ...e.consent, by: e.by }] : [],
    ),
    notes,
  };
}

function startOf(events: readonly CallEvent[]): CallStarted {
  const start = events.find((event) => event.type === 'callStarted');
  if (!start) throw new Error('The journal has no callStarted: the call cannot be summarised.');
  return start;
}

function endOf(events: readonly CallEvent[]): CallEnded | null {
  return events.findLast((event) => event.type === 'callEnded') ?? null;
}

/** The last moment that the journal knows of: frames of its last batch included. */
function lastMs(events: readonly CallEvent[]): Ms {
  return events.reduce((last, event) => {
    if (event.type !== 'vad') return Math.max(last, event.atMs);
    const length = Math.max(event.agentDbfs.length, event.customerDbfs.length, 1);
    return Math.max(last, event.atMs + (length - 1) * VAD_FRAME_MS);
  }, 0);
}

function speechOf(turnEvents: readonly TurnEvent[], party: Party): readonly Span[] {
  return turnEvents.flatMap((e): Span[] =>
    e.type === 'speech' && e.party === party ? [[e.startMs, e.endMs]] : [],
  );
}

/** The cues that were shown, each with what the agent did with it last. */
function cuesOf(events: readonly CallEvent[]): CallSummary['cues'] {
  const feedback = new Map<number, CueFeedback>();
  for (const event of events) {
    if (event.type === 'cueAnswered') feedback.set(event.cueId, event.feedback);
  }
  return events.flatMap((event) =>
    event.type === 'cueShown'
      ? [{ cue: event.cue, feedback: feedback.get(event.cue.id) ?? null }]
      : [],
  );
}

function perParty<T>(value: (party: Party) => T): PerParty<T> {
  return { agent: value('agent'), customer: value('customer') };
}
