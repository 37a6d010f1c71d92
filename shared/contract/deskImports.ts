import { z } from 'zod';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import { callIdSchema } from '#shared/model/call.ts';
import { peopleIdSchema } from '#shared/model/people.ts';

/*
 * Recordings of another phone system, at a team hub. What arrives is figures: a recording itself
 * stays on the machine that analysed it.
 *
 *   GET    /api/desk/agents     supervisor   -> TeamAgent[] (of the teams the asker supervises)
 *   POST   /api/desk/imports    supervisor   ImportedCall -> ImportReceipt
 *   GET    /api/agent/imports   person       -> AgentImport[] (own calls, from their first moment on)
 *
 * An imported call's id is made of its recording's content, so that the same recording is taken once.
 */

/** Somebody a recording may be of. */
export const teamAgentSchema = z.readonly(
  z.object({ personId: peopleIdSchema, teamId: peopleIdSchema, name: z.string() }),
);
export type TeamAgent = z.infer<typeof teamAgentSchema>;

export const importedCallSchema = z.readonly(
  z.object({ agentId: peopleIdSchema, teamId: peopleIdSchema, summary: callSummarySchema }),
);
export type ImportedCall = z.infer<typeof importedCallSchema>;

const epochMs = z.number().int();

/**
 * What became of it. `known`: the same recording was taken before, and nothing changed.
 * `visibleAt`: until then only its agent sees it.
 */
export const importReceiptSchema = z.readonly(
  z.discriminatedUnion('as', [
    z.object({ callId: callIdSchema, as: z.enum(['taken', 'known']), visibleAt: epochMs }),
    z.object({ callId: callIdSchema, as: z.literal('refused'), because: z.string() }),
  ]),
);
export type ImportReceipt = z.infer<typeof importReceiptSchema>;

/** An imported call as its agent sees it: who imported it stands in the summary. */
export const agentImportSchema = z.readonly(
  z.object({ summary: callSummarySchema, visibleAt: epochMs }),
);
export type AgentImport = z.infer<typeof agentImportSchema>;
