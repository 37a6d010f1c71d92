import { z } from 'zod';
import {
  callUseSchema,
  libraryTemplateSchema,
  movingSchema,
  settledSchema,
  settlingSchema,
  templateEditSchema,
  templateIdSchema,
  templateUseSchema,
  templateVersionSchema,
  unsavedEditSchema,
} from '#shared/model/libraryTemplate.ts';
import { phraseToAvoidSchema } from '#shared/model/phraseToAvoid.ts';
import { templateSchema } from '#shared/model/template.ts';
import {
  exchangeFormats,
  importDoneSchema,
  importPreviewSchema,
  importProgressSchema,
} from '#shared/model/templateImport.ts';

const none = z.undefined();
const done = z.void();
const id = templateIdSchema;

/** The whole library as its editor shows it. */
const librarySchema = z.readonly(
  z.object({
    entries: z.readonly(z.array(libraryTemplateSchema)),
    /** Edits that were left without being saved. */
    unsaved: z.readonly(z.array(unsavedEditSchema)),
    pins: z.readonly(z.array(id)),
    use: z.readonly(z.array(templateUseSchema)),
    /** Over whose calls these figures are. */
    useOf: z.enum(['machine', 'team']),
    phrases: z.readonly(z.array(phraseToAvoidSchema)),
  }),
);

export type Library = z.infer<typeof librarySchema>;

/** What the order of sentences in a call is made from, beside the sentences. */
const standingSchema = z.readonly(
  z.object({ pins: z.readonly(z.array(id)), use: z.readonly(z.array(templateUseSchema)) }),
);

export type Standing = z.infer<typeof standingSchema>;

/** The library's channels, a part of agentIpc. */
export const templatesIpc = {
  /** What a call may offer in a language: published ones, in the team's order. */
  'templates.list': {
    args: z.object({ locale: z.string().max(35) }),
    result: z.readonly(z.array(templateSchema)),
  },
  /** The agent's pins and the figures of all calls, as they are now. */
  'templates.standing': { args: none, result: standingSchema },
  'templates.library': { args: none, result: librarySchema },
  /** The saved template; where somebody saved another meanwhile, the draft that asks about it. */
  'templates.save': { args: templateEditSchema, result: libraryTemplateSchema },
  /** Changes nothing where it was changed since it was looked at. */
  'templates.setStatus': { args: movingSchema, result: settledSchema },
  /** Changes nothing where the other edit was saved again since it was looked at. */
  'templates.settle': { args: settlingSchema, result: settledSchema },
  'templates.reorder': { args: z.object({ ids: z.array(id).max(20_000) }), result: done },
  /** Newest first. */
  'templates.history': {
    args: z.object({ id }),
    result: z.readonly(z.array(templateVersionSchema)),
  },
  'templates.restoreVersion': {
    args: z.object({ id, version: z.number().int().positive() }),
    result: libraryTemplateSchema,
  },
  'templates.keepUnsaved': { args: unsavedEditSchema, result: done },
  'templates.dropUnsaved': { args: z.object({ id }), result: done },
  'templates.pin': { args: z.object({ id, pinned: z.boolean() }), result: done },
  /** Counted once a call, however often it is told. */
  'templates.recordUse': { args: callUseSchema, result: done },
  /** Asks where to. Null where the agent thought better of it, else how many were written. */
  'templates.export': {
    args: z.object({ format: z.enum(exchangeFormats) }),
    result: z.number().int().nonnegative().nullable(),
  },
  /** Asks for a file and reads it; nothing is taken in yet. Null where the agent stopped it. */
  'templates.readImport': { args: none, result: importPreviewSchema.nullable() },
  /** Takes in the good rows of the file that was read last: all, or none where it was stopped (null). */
  'templates.takeImport': { args: none, result: importDoneSchema.nullable() },
  /** Stops reading or taking in, and forgets what was read. */
  'templates.cancelImport': { args: none, result: done },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>;

export const templatesIpcEvents = {
  /** Something in the library is different now: ask again. */
  'templates.changed': none,
  /** How far the file is that is being read or taken in. */
  'templates.importProgress': importProgressSchema,
} as const satisfies Record<string, z.ZodType>;
