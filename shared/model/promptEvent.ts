import { z } from 'zod';
import type { Ms } from '#shared/lib/units.ts';
import type { Situation } from './template.ts';
import { situationSchema } from './template.ts';

/*
 * What happened to the prompts of a call, a part of its journal (callEvent.ts).
 */

/** It stood in sight long enough to be read, for the first time in this call. */
export interface PromptOffered {
  readonly type: 'promptOffered';
  readonly atMs: Ms;
  readonly templateId: string;
  readonly situation: Situation;
}

export interface PromptSaid {
  readonly type: 'promptSaid';
  readonly atMs: Ms;
  readonly templateId: string;
  readonly situation: Situation;
  readonly text: string;
}

/** The agent found it not useful: it is not offered again in this call. */
export interface PromptNotUseful {
  readonly type: 'promptNotUseful';
  readonly atMs: Ms;
  readonly templateId: string;
  readonly situation: Situation;
}

const atMs = z.number().nonnegative();
const prompt = { atMs, templateId: z.string().max(80), situation: situationSchema };

/** Members of the journal's union. */
export const promptEventSchemas = [
  z.object({ type: z.literal('promptOffered'), ...prompt }),
  z.object({ type: z.literal('promptSaid'), ...prompt, text: z.string().max(4000) }),
  z.object({ type: z.literal('promptNotUseful'), ...prompt }),
] as const satisfies readonly z.ZodType<PromptOffered | PromptSaid | PromptNotUseful>[];
