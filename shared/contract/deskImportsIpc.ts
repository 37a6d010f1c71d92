import { z } from 'zod';
import { personNameSchema } from '#shared/model/call.ts';
import { peopleIdSchema } from '#shared/model/people.ts';
import { inputProblemCodes } from './engine.ts';

/*
 * Recordings that a supervisor imports, as their window sees them: main analyses one after the
 * other and keeps the list for as long as the app runs. Paths stay in main.
 */

/** Why a recording does not go on. */
export const importProblems = [
  ...inputProblemCodes,
  'missing',
  'notPermitted',
  'notFile',
  'empty',
  /** The same sound stands in the list already. */
  'sameTwice',
  /** The window died over it: almost always for lack of memory. */
  'engineLost',
  'engineFailed',
  'hubUnreachable',
  /** The hub says why. */
  'hubRefused',
] as const;
export type ImportProblem = (typeof importProblems)[number];

export const importDetailsSchema = z.readonly(
  z.object({
    agent: z.readonly(z.object({ personId: peopleIdSchema, teamId: peopleIdSchema })).nullable(),
    /** '' until somebody says who it was. */
    customerName: personNameSchema.or(z.literal('')),
    startedAt: z.number().int(),
  }),
);
export type ImportDetails = z.infer<typeof importDetailsSchema>;

export const importStepSchema = z.readonly(
  z.discriminatedUnion('at', [
    /** Its content is looked at, to know it again. */
    z.object({ at: z.literal('reading') }),
    /** Not begun; it can be, once it is known whose call it is. */
    z.object({ at: z.literal('ready') }),
    z.object({ at: z.literal('waiting') }),
    z.object({ at: z.literal('analysing'), share: z.number().min(0).max(1) }),
    z.object({ at: z.literal('sending') }),
    z.object({
      at: z.literal('done'),
      as: z.enum(['taken', 'known']),
      visibleAt: z.number().int(),
    }),
    z.object({
      at: z.literal('stuck'),
      problem: z.enum(importProblems),
      /** The file's name, where one of two is meant. */
      file: z.string().nullable(),
      /** The hub's own sentence. */
      words: z.string().nullable(),
      /** Trying again may help. */
      again: z.boolean(),
    }),
  ]),
);
export type ImportStep = z.infer<typeof importStepSchema>;

export const importItemSchema = z.readonly(
  z.object({
    itemId: z.string(),
    /** One name: left is the agent, right the customer. Two: the agent's first. */
    files: z.readonly(z.array(z.string()).min(1).max(2)),
    details: importDetailsSchema,
    step: importStepSchema,
  }),
);
export type ImportItem = z.infer<typeof importItemSchema>;

export const importListSchema = z.readonly(
  z.object({
    /** Grows with each change. */
    revision: z.number().int().nonnegative(),
    /** Recordings are being analysed; false: stopped, or nothing is left to do. */
    running: z.boolean(),
    items: z.readonly(z.array(importItemSchema)),
  }),
);
export type ImportList = z.infer<typeof importListSchema>;

const ofItem = { itemId: z.string().max(64) };

export const deskImportsIpc = {
  /** The list as soon as its revision is above `after`; -1: at once. */
  'desk.imports': {
    args: z.object({ after: z.number().int().min(-1) }),
    result: importListSchema,
  },
  /** Lets the person choose; `pair`: the two files of one call. */
  'desk.chooseImports': { args: z.object({ pair: z.boolean() }), result: importListSchema },
  'desk.changeImport': {
    args: z.object({ ...ofItem, details: importDetailsSchema }),
    result: importListSchema,
  },
  /** The two files of a call change places. */
  'desk.swapImport': { args: z.object(ofItem), result: importListSchema },
  'desk.removeImport': { args: z.object(ofItem), result: importListSchema },
  /** Begins or goes on with all that can be; or stops. */
  'desk.runImports': { args: z.object({ on: z.boolean() }), result: importListSchema },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>;
