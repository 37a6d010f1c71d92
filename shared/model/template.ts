import { z } from 'zod';

/** The moment of a conversation that a template serves; names follow the library's chapters. */
export const situations = [
  'greeting',
  'listening',
  'paraphrase',
  'clarify',
  'openQuestion',
  'acknowledge',
  'apologise',
  'customerIsRight',
  'ownMistake',
  'noKnownFix',
  'sayingNo',
  'holdTransfer',
  'commit',
  'anythingMissed',
  'yieldFloor',
  'closing',
] as const;

export type Situation = (typeof situations)[number];

export const situationSchema = z.enum(situations) satisfies z.ZodType<Situation>;

/**
 * A sentence with placeholders, in ICU MessageFormat. Known placeholders: {name} the customer's
 * name, {agent} the agent's first name, {company}, {issue}, {facts} (joined as spoken language).
 * `needs` lists the placeholders without whose value the template is not offered.
 */
export interface Template {
  readonly id: string;
  readonly situation: Situation;
  readonly locale: string;
  readonly text: string;
  /** When and why to say it, in a few words. */
  readonly why: string;
  readonly needs: readonly Placeholder[];
}

export const placeholders = ['name', 'agent', 'company', 'issue', 'facts'] as const;

export type Placeholder = (typeof placeholders)[number];

export const templateSchema = z.readonly(
  z.object({
    id: z.string().min(1).max(80),
    situation: situationSchema,
    locale: z.string().min(2).max(20),
    text: z.string().min(1).max(600),
    why: z.string().max(300),
    needs: z.readonly(z.array(z.enum(placeholders))),
  }),
) satisfies z.ZodType<Template>;

/** A template filled in and offered now. */
export interface Prompt {
  readonly templateId: string;
  readonly situation: Situation;
  readonly text: string;
  readonly why: string;
}
