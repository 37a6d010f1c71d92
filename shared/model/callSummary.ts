import { z } from 'zod';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { CallId, EndedBy, EndReason } from './call.ts';
import { callIdSchema, endedBySchema, endReasonSchema, personNameSchema } from './call.ts';
import { NOTE_CHARS, promisedActionSchema } from './commitment.ts';
import type { PromisedAction } from './commitment.ts';
import type { Cue, CueFeedback } from './cue.ts';
import { cueFeedbackSchema, cueSchema } from './cue.ts';
import type { LineRecord } from './lineQuality.ts';
import { lineRecordSchema } from './lineQuality.ts';
import type { BandTimeline, MoodConsent } from './mood.ts';
import { bandTimelineSchema, moodConsentSchema } from './mood.ts';
import { notMeasuredSchema } from './notMeasured.ts';
import type { NotMeasured } from './notMeasured.ts';
import type { Party } from './party.ts';
import { partySchema } from './party.ts';
import type { Situation } from './template.ts';
import { situationSchema } from './template.ts';

/** [startMs, endMs] on the media clock. */
export type Span = readonly [Ms, Ms];

/** A figure for each party. */
export interface PerParty<T> {
  readonly agent: T;
  readonly customer: T;
}

/**
 * The figures of a call. What could not be measured is null, never 0: a ratio or median without
 * enough to go by, and whatever needs both parties where one was not heard for most of the call or
 * never spoke. Time on hold is left out of all but `heldMs`.
 */
export interface CallMetrics {
  readonly speechMs: PerParty<Ms | null>;
  readonly overlapMs: Ms | null;
  readonly silenceMs: Ms | null;
  /** Time on hold. */
  readonly heldMs: Ms;
  /** Share of all speech (agent + customer speech time), 0..1. */
  readonly shareOfSpeech: PerParty<number | null>;
  /** Share of the call's time in which the party was measured, 0..1. */
  readonly shareOfCall: PerParty<number | null>;
  readonly interruptions: PerParty<number | null>;
  readonly backchannels: PerParty<number | null>;
  readonly turns: PerParty<number | null>;
  readonly longestMonologueMs: PerParty<Ms | null>;
  readonly medianResponseGapMs: PerParty<Ms | null>;
  readonly longPauses: number | null;
}

/** One answer about reading the customer's mood; the agent's is always a no. */
export interface MoodReceipt extends MoodConsent {
  readonly by: Party;
}

/** Something the agent jotted down in the call. */
export interface NotedFact {
  readonly atMs: Ms;
  readonly text: string;
}

/** A sentence of the summary's head: a code that the screen words, and the moment it is about. */
export interface Highlight {
  readonly code: HighlightCode;
  /** A number for the sentence (a count, or milliseconds), where the code has one. */
  readonly value: number | null;
  readonly atMs: Ms | null;
}

export const highlightCodes = [
  'wentWell.letThemFinish',
  'wentWell.activeListening',
  'wentWell.reflectedBack',
  'wentWell.goodPauses',
  'wentWell.gaveRoom',
  'wentWell.yielded',
  'wentWell.tookTheCall',
  'tryNext.letThemFinish',
  'tryNext.reflectBack',
  'tryNext.noteFacts',
  'tryNext.shorterTurns',
  'tryNext.giveRoom',
  'tryNext.keepIt',
] as const;

export type HighlightCode = (typeof highlightCodes)[number];

/** Who had a recording of another phone system analysed, and when. */
export interface Imported {
  /** Their name; '' until the hub has noted who it was. */
  readonly by: string;
  readonly at: EpochMs;
}

export interface CallSummary {
  readonly version: 1;
  readonly callId: CallId;
  readonly startedAt: EpochMs;
  readonly durationMs: Ms;
  readonly agentName: string;
  readonly customerName: string;
  readonly issue: string | null;
  readonly video: boolean;
  readonly simulated: boolean;
  readonly endedBy: EndedBy;
  readonly endReason: EndReason;
  /** Put together from the journal after the app had stopped in mid-call. */
  readonly recovered: boolean;
  readonly speech: PerParty<readonly Span[]>;
  readonly interruptions: readonly {
    readonly by: Party;
    readonly startMs: Ms;
    readonly endMs: Ms;
    readonly cueAtMs: Ms;
    readonly yielded: boolean;
  }[];
  readonly backchannels: readonly {
    readonly by: Party;
    readonly startMs: Ms;
    readonly endMs: Ms;
  }[];
  readonly responses: readonly { readonly by: Party; readonly gapMs: Ms; readonly atMs: Ms }[];
  readonly longPauses: readonly Span[];
  /** When the customer was on hold. */
  readonly held: readonly Span[];
  /** From the end of a customer's long turn to the agent's answer, where that was a good pause. */
  readonly goodPauses: readonly Span[];
  readonly metrics: CallMetrics;
  readonly cues: readonly { readonly cue: Cue; readonly feedback: CueFeedback | null }[];
  readonly prompts: readonly {
    readonly atMs: Ms;
    readonly templateId: string;
    readonly situation: Situation;
    readonly text: string;
  }[];
  readonly facts: readonly NotedFact[];
  /** What the agent promised to do. */
  readonly actions: readonly PromisedAction[];
  /** The text messages of both, in the order of the conversation. */
  readonly chat: readonly { readonly atMs: Ms; readonly by: Party; readonly text: string }[];
  readonly wentWell: Highlight;
  readonly tryNext: Highlight;
  /** For how long a party's sound was missing. */
  readonly notMeasured: PerParty<Ms>;
  /** What could not be measured, why, and which figures cannot be told because of it. */
  readonly unmeasured: readonly NotMeasured[];
  /** How the line was; null where it was not looked at. */
  readonly line: LineRecord | null;
  /** The answers about reading the customer's mood, oldest first; none where nobody was asked. */
  readonly moodConsent: readonly MoodReceipt[];
  /**
   * What the customer's expression looked like, where they agreed to its being read; null where
   * nobody was looked at. It describes, and is no figure about anybody.
   */
  readonly mood: BandTimeline | null;
  /** The agent's own note; editable afterwards. */
  readonly notes: string;
  /** The call was on another phone system, and is known from its recording alone. */
  readonly imported?: Imported;
}

const ms = z.number();
/** A time that a calendar has (ECMA-262, 21.4.1.1), so that it can be shown; none was before 1970. */
const moment = z.number().int().nonnegative().max(8.64e15);
const perParty = <S extends z.ZodType>(schema: S) =>
  z.readonly(z.object({ agent: schema, customer: schema }));
const spanSchema = z.readonly(z.tuple([ms, ms])) satisfies z.ZodType<Span>;
const list = <S extends z.ZodType>(schema: S) => z.readonly(z.array(z.readonly(schema)));
const count = z.number().int().nonnegative();

export const callMetricsSchema = z.readonly(
  z.object({
    speechMs: perParty(ms.nullable()),
    overlapMs: ms.nullable(),
    silenceMs: ms.nullable(),
    // Records from before there was a hold.
    heldMs: ms.default(0),
    shareOfSpeech: perParty(z.number().nullable()),
    shareOfCall: perParty(z.number().nullable()),
    interruptions: perParty(count.nullable()),
    backchannels: perParty(count.nullable()),
    turns: perParty(count.nullable()),
    longestMonologueMs: perParty(ms.nullable()),
    medianResponseGapMs: perParty(ms.nullable()),
    longPauses: count.nullable(),
  }),
) satisfies z.ZodType<CallMetrics>;

const highlightSchema = z.readonly(
  z.object({ code: z.enum(highlightCodes), value: z.number().nullable(), atMs: ms.nullable() }),
) satisfies z.ZodType<Highlight>;

const moodReceiptSchema = z.readonly(
  moodConsentSchema.unwrap().extend({ by: partySchema }),
) satisfies z.ZodType<MoodReceipt>;

export const notedFactSchema = z.readonly(
  z.object({ atMs: ms, text: z.string().max(NOTE_CHARS) }),
) satisfies z.ZodType<NotedFact>;

const importedSchema = z.readonly(
  z.object({ by: personNameSchema.or(z.literal('')), at: z.number().int() }),
) satisfies z.ZodType<Imported>;

export const callSummarySchema = z.readonly(
  z.object({
    version: z.literal(1),
    callId: callIdSchema,
    startedAt: moment,
    durationMs: ms.nonnegative(),
    agentName: personNameSchema,
    customerName: personNameSchema,
    issue: z.string().max(500).nullable(),
    video: z.boolean(),
    simulated: z.boolean(),
    endedBy: endedBySchema,
    endReason: endReasonSchema,
    recovered: z.boolean(),
    speech: perParty(z.readonly(z.array(spanSchema))),
    interruptions: list(
      z.object({
        by: partySchema,
        startMs: ms,
        endMs: ms,
        cueAtMs: ms,
        yielded: z.boolean(),
      }),
    ),
    backchannels: list(z.object({ by: partySchema, startMs: ms, endMs: ms })),
    responses: list(z.object({ by: partySchema, gapMs: ms, atMs: ms })),
    longPauses: z.readonly(z.array(spanSchema)),
    // Records from before these were told.
    held: z.readonly(z.array(spanSchema)).default([]),
    goodPauses: z.readonly(z.array(spanSchema)).default([]),
    metrics: callMetricsSchema,
    cues: list(z.object({ cue: cueSchema, feedback: cueFeedbackSchema.nullable() })),
    prompts: list(
      z.object({
        atMs: ms,
        templateId: z.string(),
        situation: situationSchema,
        text: z.string(),
      }),
    ),
    facts: z.readonly(z.array(notedFactSchema)),
    // Records from before promises were noted.
    actions: z.readonly(z.array(promisedActionSchema)).default([]),
    // Records from before there was a chat.
    chat: list(z.object({ atMs: ms, by: partySchema, text: z.string() })).default([]),
    wentWell: highlightSchema,
    tryNext: highlightSchema,
    notMeasured: perParty(ms),
    unmeasured: z.readonly(z.array(notMeasuredSchema)).default([]),
    // Records from before the line was looked at.
    line: lineRecordSchema.nullable().default(null),
    // Records from before anybody was asked.
    moodConsent: z.readonly(z.array(moodReceiptSchema)).default([]),
    // Records from before anybody was looked at.
    mood: bandTimelineSchema.nullable().default(null),
    notes: z.string().max(20_000),
    imported: importedSchema.exactOptional(),
  }),
) satisfies z.ZodType<CallSummary>;

/** One line of the list of past calls. */
export interface CallListItem {
  readonly callId: CallId;
  readonly startedAt: EpochMs;
  readonly durationMs: Ms;
  readonly customerName: string;
  readonly issue: string | null;
  readonly video: boolean;
  readonly simulated: boolean;
  readonly recovered: boolean;
  /** Null where they could not be measured. */
  readonly agentInterruptions: number | null;
  readonly agentShareOfSpeech: number | null;
  /** The customer answered the questions after the call; `new`: nobody looked yet. */
  readonly answers?: 'new' | 'seen';
}

export const callListItemSchema = z.readonly(
  z.object({
    callId: callIdSchema,
    startedAt: z.number().int(),
    durationMs: ms,
    customerName: personNameSchema,
    issue: z.string().nullable(),
    video: z.boolean(),
    simulated: z.boolean(),
    recovered: z.boolean(),
    agentInterruptions: count.nullable(),
    agentShareOfSpeech: z.number().nullable(),
    answers: z.enum(['new', 'seen']).exactOptional(),
  }),
) satisfies z.ZodType<CallListItem>;
