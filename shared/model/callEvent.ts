import { z } from 'zod';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { CallId, EndedBy, EndReason } from './call.ts';
import { callIdSchema, endedBySchema, endReasonSchema, personNameSchema } from './call.ts';
import { actionIdSchema, epochMsSchema, NOTE_CHARS, noteTextSchema } from './commitment.ts';
import { chatIdSchema, MAX_CHAT_CHARS } from './chat.ts';
import type { Cue, CueFeedback } from './cue.ts';
import { cueFeedbackSchema, cueSchema } from './cue.ts';
import type { Band, MoodConsent, UnsureReason } from './mood.ts';
import { bandSchema, moodConsentSchema, unsureReasons } from './mood.ts';
import type { LineQuality } from './lineQuality.ts';
import { lineQualitySchema } from './lineQuality.ts';
import type { Party } from './party.ts';
import { partySchema } from './party.ts';
import type { PromptNotUseful, PromptOffered, PromptSaid } from './promptEvent.ts';
import { promptEventSchemas } from './promptEvent.ts';

/*
 * The call's journal: inputs of the domain and what the agent was shown or did, in order of `atMs`
 * (media clock, 0 = answered). Derived things (turns, metrics) are not in it: a replay makes them
 * again. Written as NDJSON, one event a line.
 */

/** First event of every journal. */
export interface CallStarted {
  readonly type: 'callStarted';
  readonly atMs: Ms;
  readonly callId: CallId;
  readonly startedAt: EpochMs;
  readonly agentName: string;
  readonly customerName: string;
  readonly issue: string | null;
  readonly video: boolean;
  /** The simulated customer, not a person. */
  readonly simulated: boolean;
}

/** Level that marks a frame as missing in a VadBatch: the party was not heard at that moment. */
export const MISSING_FRAME_DBFS = -200;

/**
 * About a second of both parties' VAD frames, packed: value i belongs to `atMs + i * 32 ms`. A
 * level of MISSING_FRAME_DBFS says that there was no frame.
 */
export interface VadBatch {
  readonly type: 'vad';
  /** End of the first frame. */
  readonly atMs: Ms;
  /** Speech probability in whole percent. */
  readonly agentPercent: readonly number[];
  readonly customerPercent: readonly number[];
  /** Level in whole dBFS. */
  readonly agentDbfs: readonly number[];
  readonly customerDbfs: readonly number[];
}

export interface CueShown {
  readonly type: 'cueShown';
  readonly atMs: Ms;
  readonly cue: Cue;
}

export interface CueAnswered {
  readonly type: 'cueAnswered';
  readonly atMs: Ms;
  readonly cueId: number;
  readonly feedback: CueFeedback;
}

/** Something worth remembering. The same `factId` again after a removal takes it back. */
export interface FactAdded {
  readonly type: 'factAdded';
  readonly atMs: Ms;
  readonly factId: number;
  readonly text: string;
}

export interface FactChanged {
  readonly type: 'factChanged';
  readonly atMs: Ms;
  readonly factId: number;
  readonly text: string;
}

export interface FactRemoved {
  readonly type: 'factRemoved';
  readonly atMs: Ms;
  readonly factId: number;
}

/** The agent promised to do something. The same `actionId` again after a removal takes it back. */
export interface ActionAdded {
  readonly type: 'actionAdded';
  readonly atMs: Ms;
  readonly actionId: number;
  readonly text: string;
  /** When it is due; null for a promise without a date. */
  readonly dueAt: EpochMs | null;
}

export interface ActionChanged {
  readonly type: 'actionChanged';
  readonly atMs: Ms;
  readonly actionId: number;
  readonly text: string;
  readonly dueAt: EpochMs | null;
}

export interface ActionRemoved {
  readonly type: 'actionRemoved';
  readonly atMs: Ms;
  readonly actionId: number;
}

export interface Muted {
  readonly type: 'muted';
  readonly atMs: Ms;
  readonly party: Party;
  readonly muted: boolean;
}

export interface CameraSwitched {
  readonly type: 'camera';
  readonly atMs: Ms;
  readonly party: Party;
  readonly on: boolean;
}

/** The agent put the customer on hold, or came back. Nobody hears the other meanwhile. */
export interface HoldChanged {
  readonly type: 'held';
  readonly atMs: Ms;
  readonly held: boolean;
}

/**
 * The customer answered about reading their mood, or the agent switched it off for this call (then
 * `given` is false). Only the customer gives it.
 */
export interface MoodConsentChanged {
  readonly type: 'moodConsent';
  readonly atMs: Ms;
  readonly consent: MoodConsent;
  readonly by: Party;
}

/**
 * What the customer's expression looked like, with their consent: on every change, and about once a
 * second. No more than this is ever kept: no movements, no scores, nothing of the voice.
 */
export interface MoodSeen {
  readonly type: 'mood';
  readonly atMs: Ms;
  readonly band: Band;
  /** 0..1; how sure the band is, 0 for `unsure`. */
  readonly confidence: number;
  /** Set with `unsure`. */
  readonly unsure: UnsureReason | null;
}

/** A text message was written by the agent, or arrived from the customer. */
export interface ChatWritten {
  readonly type: 'chat';
  readonly atMs: Ms;
  readonly by: Party;
  readonly chatId: string;
  readonly text: string;
}

/** The state of the media connection, as the agent's machine saw it. */
export interface ConnectionChanged {
  readonly type: 'connection';
  readonly atMs: Ms;
  readonly state: 'connecting' | 'connected' | 'reconnecting' | 'customerAway';
  /** For how long nothing had arrived already when that was found out; missing where at once. */
  readonly quietMs?: Ms;
}

/**
 * How the line does, as the agent's machine saw it: once it could be told, and on every change. It
 * says nothing of time on hold, and nothing while the connection is down.
 */
export interface QualityChanged {
  readonly type: 'quality';
  readonly atMs: Ms;
  readonly state: LineQuality;
}

/** The agent's sound or picture source changed or failed in the call. */
export interface DeviceChanged {
  readonly type: 'device';
  readonly atMs: Ms;
  readonly device: 'microphone' | 'camera' | 'speaker';
  readonly state: 'changed' | 'lost';
}

/** Last event of a journal that was closed in order. */
export interface CallEnded {
  readonly type: 'callEnded';
  readonly atMs: Ms;
  readonly by: EndedBy;
  readonly reason: EndReason;
}

export type CallEvent =
  | CallStarted
  | VadBatch
  | CueShown
  | CueAnswered
  | FactAdded
  | FactChanged
  | FactRemoved
  | ActionAdded
  | ActionChanged
  | ActionRemoved
  | PromptOffered
  | PromptSaid
  | PromptNotUseful
  | Muted
  | CameraSwitched
  | HoldChanged
  | MoodConsentChanged
  | ChatWritten
  | MoodSeen
  | ConnectionChanged
  | QualityChanged
  | DeviceChanged
  | CallEnded;

const atMs = z.number().nonnegative();
/** Two seconds of frames at most in one batch: a bound for hostile input. */
const percents = z.readonly(z.array(z.number().min(0).max(100)).max(64));
const levels = z.readonly(z.array(z.number().min(-200).max(20)).max(64));
const factText = z.string().min(1).max(NOTE_CHARS);
const promise = { actionId: actionIdSchema, text: noteTextSchema, dueAt: epochMsSchema.nullable() };

export const callEventSchema = z.readonly(
  z.discriminatedUnion('type', [
    z.object({
      type: z.literal('callStarted'),
      atMs,
      callId: callIdSchema,
      startedAt: z.number().int(),
      agentName: personNameSchema,
      customerName: personNameSchema,
      issue: z.string().max(500).nullable(),
      video: z.boolean(),
      simulated: z.boolean(),
    }),
    z.object({
      type: z.literal('vad'),
      atMs,
      agentPercent: percents,
      customerPercent: percents,
      agentDbfs: levels,
      customerDbfs: levels,
    }),
    z.object({ type: z.literal('cueShown'), atMs, cue: cueSchema }),
    z.object({
      type: z.literal('cueAnswered'),
      atMs,
      cueId: z.number().int(),
      feedback: cueFeedbackSchema,
    }),
    z.object({ type: z.literal('factAdded'), atMs, factId: z.number().int(), text: factText }),
    z.object({ type: z.literal('factChanged'), atMs, factId: z.number().int(), text: factText }),
    z.object({ type: z.literal('factRemoved'), atMs, factId: z.number().int() }),
    z.object({ type: z.literal('actionAdded'), atMs, ...promise }),
    z.object({ type: z.literal('actionChanged'), atMs, ...promise }),
    z.object({ type: z.literal('actionRemoved'), atMs, actionId: actionIdSchema }),
    ...promptEventSchemas,
    z.object({ type: z.literal('muted'), atMs, party: partySchema, muted: z.boolean() }),
    z.object({ type: z.literal('camera'), atMs, party: partySchema, on: z.boolean() }),
    z.object({ type: z.literal('held'), atMs, held: z.boolean() }),
    z.object({
      type: z.literal('moodConsent'),
      atMs,
      consent: moodConsentSchema,
      by: partySchema,
    }),
    z.object({
      type: z.literal('mood'),
      atMs,
      band: bandSchema,
      confidence: z.number().min(0).max(1),
      unsure: z.enum(unsureReasons).nullable(),
    }),
    z.object({
      type: z.literal('chat'),
      atMs,
      by: partySchema,
      chatId: chatIdSchema,
      text: z.string().min(1).max(MAX_CHAT_CHARS),
    }),
    z.object({
      type: z.literal('connection'),
      atMs,
      state: z.enum(['connecting', 'connected', 'reconnecting', 'customerAway']),
      quietMs: atMs.exactOptional(),
    }),
    z.object({ type: z.literal('quality'), atMs, state: lineQualitySchema }),
    z.object({
      type: z.literal('device'),
      atMs,
      device: z.enum(['microphone', 'camera', 'speaker']),
      state: z.enum(['changed', 'lost']),
    }),
    z.object({ type: z.literal('callEnded'), atMs, by: endedBySchema, reason: endReasonSchema }),
  ]),
) satisfies z.ZodType<CallEvent>;
