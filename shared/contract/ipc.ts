import { z } from 'zod';
import { callEventSchema } from '#shared/model/callEvent.ts';
import { callIdSchema } from '#shared/model/call.ts';
import {
  callListItemSchema,
  callSummarySchema,
  notedFactSchema,
} from '#shared/model/callSummary.ts';
import {
  commitmentEditSchema,
  commitmentIdSchema,
  commitmentQuerySchema,
  commitmentSchema,
  newCommitmentSchema,
} from '#shared/model/commitment.ts';
import { settingsPatchSchema, settingsSchema } from '#shared/model/settings.ts';
import { peopleIdSchema } from '#shared/model/people.ts';
import { accountIpc, accountIpcEvents } from './accountIpc.ts';
import { adminIpc } from './adminIpc.ts';
import { feedbackIpc } from './feedbackIpc.ts';
import { inviteSchema } from './hub.ts';
import { surveysIpc, surveysIpcEvents } from './surveysIpc.ts';
import { templatesIpc, templatesIpcEvents } from './templatesIpc.ts';
import { windowsIpc, windowsIpcEvents } from './windowsIpc.ts';

/*
 * What the agent's window may ask of the main process: channel -> argument and result schema.
 * Both ends validate with the same schema; nothing else crosses.
 */

const none = z.undefined();
const done = z.void();

/** Where the app's hub stands. */
const hubStatusSchema = z.readonly(
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('starting') }),
    z.object({
      state: z.literal('running'),
      mode: z.enum(['embedded', 'remote']),
      /** Address the agent's window connects to, e.g. http://127.0.0.1:4610 */
      origin: z.string(),
      /** Address in the customers' links. */
      publicOrigin: z.string(),
      /** True where a browser on another machine would be refused its microphone (no TLS). */
      localOnly: z.boolean(),
    }),
    z.object({
      state: z.literal('failed'),
      code: z.enum(['portTaken', 'tlsFiles', 'unreachable', 'unauthorised', 'other']),
      /** A plain sentence: what happened and what to do. */
      detail: z.string(),
    }),
  ]),
);

export type HubStatus = z.infer<typeof hubStatusSchema>;

/** Something the agent should know about, once, in words; from start-up or later. */
const noticeSchema = z.readonly(
  z.object({
    code: z.enum([
      'databaseKeptAside',
      'databaseNewer',
      'databaseUnreadable',
      'diskFull',
      'keyNotProtected',
      'callsRecovered',
      'windowReturned',
      'linkWaits',
    ]),
    /** A file or a count for the sentence, where it has one. */
    detail: z.string().nullable(),
  }),
);

export type Notice = z.infer<typeof noticeSchema>;

/** Where the face model stands, which the mood cue needs; all else works without. */
const faceModelStatusSchema = z.readonly(
  z.object({
    /** `failed`: a file was refused or a download did not come through; see `detail`. */
    state: z.enum(['ready', 'missing', 'downloading', 'failed']),
    /** 0..1 while downloading. */
    progress: z.number().min(0).max(1).nullable(),
    /** A plain sentence: what happened, what was kept, what to do. */
    detail: z.string().nullable(),
  }),
);

export type FaceModelStatus = z.infer<typeof faceModelStatusSchema>;

/** The agent's credentials for its hub's sockets. */
const hubCredentialsSchema = z.readonly(
  z.object({
    origin: z.string(),
    /** Further addresses of the same hub, for where that one is away. */
    also: z.readonly(z.array(z.string())),
    token: z.string(),
  }),
);

const inviteDraftSchema = z.readonly(
  z.object({
    customerName: z.string().trim().min(1).max(80),
    issue: z.string().trim().max(500).nullable(),
    /** The window can read the mood; whether it may is for main to say. */
    offersMood: z.boolean().default(false),
    /** One of the agent's team's; null outside of one. */
    queueId: peopleIdSchema.nullable().default(null),
  }),
);

/** Failures that the screen words; anything unforeseen is `other`. */
export type IpcErrorCode =
  | 'badRequest'
  | 'refused'
  | 'diskFull'
  | 'storeUnavailable'
  | 'hubUnreachable'
  | 'notFound'
  /** Somebody else changed it meanwhile. */
  | 'changed'
  | 'other';

const appInfoSchema = z.readonly(
  z.object({
    version: z.string(),
    runtime: z.string(),
    platform: z.string(),
    locale: z.string(),
    notices: z.readonly(z.array(noticeSchema)),
    /** An administrator has switched the mood cue off altogether. */
    moodDisabled: z.boolean(),
  }),
);

const journalSchema = z.readonly(
  z.object({
    callId: callIdSchema,
    /** Position of the first of `events` in the call's journal: a repeated write changes nothing. */
    firstSeq: z.number().int().nonnegative(),
    events: z.readonly(z.array(callEventSchema).max(2000)),
  }),
);

const unfinishedSchema = z.readonly(
  z.array(z.readonly(z.object({ callId: callIdSchema, events: z.array(callEventSchema) }))),
);

/** Invoked by the agent's window; answered by main. */
export const agentIpc = {
  'app.info': { args: none, result: appInfoSchema },
  'settings.get': { args: none, result: settingsSchema },
  'settings.save': { args: settingsPatchSchema, result: settingsSchema },
  'hub.status': { args: none, result: hubStatusSchema },
  'hub.retry': { args: none, result: hubStatusSchema },
  'hub.credentials': { args: none, result: hubCredentialsSchema },
  'invites.create': { args: inviteDraftSchema, result: inviteSchema },
  'invites.list': { args: none, result: z.readonly(z.array(inviteSchema)) },
  'invites.revoke': { args: z.object({ inviteId: z.string().max(64) }), result: done },
  /** Opens the simulated customer, which rings like a person would. */
  'simulated.start': { args: none, result: done },
  ...templatesIpc,
  ...surveysIpc,
  ...windowsIpc,
  ...accountIpc,
  ...adminIpc,
  ...feedbackIpc,
  'calls.list': {
    args: z.object({ limit: z.number().int().min(1).max(500), before: z.number().nullable() }),
    result: z.readonly(z.array(callListItemSchema)),
  },
  'calls.get': { args: z.object({ callId: callIdSchema }), result: callSummarySchema.nullable() },
  /** Saves a call's summary, closes its journal and opens its commitments, in one transaction. */
  'calls.save': { args: callSummarySchema, result: done },
  /** The facts of a stored call as the agent wants them now. */
  'calls.setFacts': {
    args: z.object({ callId: callIdSchema, facts: z.array(notedFactSchema).max(500) }),
    result: done,
  },
  'calls.setNotes': {
    args: z.object({ callId: callIdSchema, notes: z.string().max(20_000) }),
    result: done,
  },
  'commitments.list': {
    args: commitmentQuerySchema,
    result: z.readonly(z.array(commitmentSchema)),
  },
  /** Adds one to a stored call. */
  'commitments.add': { args: newCommitmentSchema, result: commitmentSchema },
  /** Changes what was promised, or until when. */
  'commitments.save': { args: commitmentEditSchema, result: commitmentSchema },
  /** Ticks one, or opens it again. */
  'commitments.done': {
    args: z.object({ id: commitmentIdSchema, done: z.boolean() }),
    result: commitmentSchema,
  },
  /** Takes one off every list, or brings it back. */
  'commitments.remove': {
    args: z.object({ id: commitmentIdSchema, removed: z.boolean() }),
    result: done,
  },
  'journal.append': { args: journalSchema, result: done },
  /** Journals of calls that were never closed: the app stopped in mid-call. */
  'journal.unfinished': { args: none, result: unfinishedSchema },
  'faceModel.status': { args: none, result: faceModelStatusSchema },
  /** Begins or goes on; the event of the same name tells the rest. */
  'faceModel.download': { args: none, result: faceModelStatusSchema },
  /** What has arrived is kept for the next download. */
  'faceModel.cancel': { args: none, result: done },
  'clipboard.write': { args: z.object({ text: z.string().max(5000) }), result: done },
  /** Tells main whether closing the window must ask first. */
  'call.active': {
    args: z.object({ active: z.boolean(), customerName: z.string().max(80).nullable() }),
    result: done,
  },
  /** A customer rings: main flashes the window, or brings it forward if the agent wants that. */
  'window.ring': { args: z.object({ ringing: z.boolean() }), result: done },
  /** Opens the supervisor's window, or brings it forward. */
  'desk.open': { args: none, result: done },
  /** The answer to quit.requested: the call is ended and saved. */
  'quit.ready': { args: none, result: done },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>;

export type AgentIpc = typeof agentIpc;
export type AgentChannel = keyof AgentIpc;
export type IpcArgs<C extends AgentChannel> = z.input<AgentIpc[C]['args']>;
export type IpcResult<C extends AgentChannel> = z.output<AgentIpc[C]['result']>;

/** Sent by main to the agent's window. */
export const agentIpcEvents = {
  ...templatesIpcEvents,
  ...surveysIpcEvents,
  ...windowsIpcEvents,
  ...accountIpcEvents,
  'hub.status': hubStatusSchema,
  notice: noticeSchema,
  /** The machine woke up: whatever was connected may not be any more. */
  'system.resumed': none,
  'faceModel.status': faceModelStatusSchema,
  /** Something about the commitments is different now: ask again. */
  'commitments.changed': none,
  /** These are due, and the system has no notifications to say so. */
  'commitments.due': z.readonly(z.array(commitmentSchema)),
  /** The agent pressed a reminder of the system. */
  'commitments.show': none,
  /** The machine is about to sleep: what a call has so far goes to disk. */
  'power.suspending': none,
  /** The agent confirmed quitting in mid-call: end the call, save, then answer quit.ready. */
  'quit.requested': none,
} as const satisfies Record<string, z.ZodType>;

export type AgentIpcEvents = typeof agentIpcEvents;
export type AgentIpcEvent = keyof AgentIpcEvents;

/** What a failed invoke rejects with, on the window's side. */
export interface IpcFailure {
  readonly code: IpcErrorCode;
  /** A plain sentence. */
  readonly message: string;
}

/** Every answer over the wire: errors are values, so that no stack crosses. */
export type IpcAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: IpcFailure };

/**
 * What the preload offers as `window.hearback`: one named method a channel of agentIpc, and one
 * subscription for agentIpcEvents. Arguments and results are validated in main.
 */
export type AgentBridge = {
  readonly [C in AgentChannel]: (args: IpcArgs<C>) => Promise<IpcAnswer<IpcResult<C>>>;
} & {
  /** @returns the function that stops listening */
  readonly on: <E extends AgentIpcEvent>(
    event: E,
    listener: (payload: z.output<AgentIpcEvents[E]>) => void,
  ) => () => void;
};
