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
 * The kind of empathy that a sentence shows: cognitive (I see what you see), emotional (I can
 * relate), compassionate (here is what I do). Null where it is none of them, as in a greeting.
 */
export const empathyKinds = ['cognitive', 'emotional', 'compassionate'] as const;

export type Empathy = (typeof empathyKinds)[number];

/** Where a sentence fits; `any` is said as well as written. */
export const channels = ['any', 'voice', 'video', 'chat'] as const;

export type Channel = (typeof channels)[number];

/** How formal a sentence sounds, to mirror the customer's way of talking. */
export const tones = ['any', 'formal', 'friendly'] as const;

export type Tone = (typeof tones)[number];

export const placeholders = [
  'name',
  'address',
  'agent',
  'company',
  'issue',
  'facts',
  'action',
  'deadline',
] as const;

export type Placeholder = (typeof placeholders)[number];

/** What a placeholder's value is made of: how it is asked for, checked and joined. */
export type PlaceholderType = 'text' | 'list' | 'person' | 'time';

export const placeholderTypes: Readonly<Record<Placeholder, PlaceholderType>> = {
  /** The customer's name as they gave it. */
  name: 'person',
  /** How to address them: the first name among friends, "Ms Lindqvist" in a formal tone. */
  address: 'person',
  /** The agent's first name. */
  agent: 'person',
  company: 'text',
  issue: 'text',
  /** The facts noted so far, joined as spoken language. */
  facts: 'list',
  /** The action promised last, in the agent's words. */
  action: 'text',
  /** When that is due, without its preposition: "tomorrow noon" for "by {deadline}". */
  deadline: 'time',
};

/**
 * A sentence with placeholders, in ICU MessageFormat. What stands in square brackets is left out
 * where one of its placeholders has no value: "Thank you[, {address}]." (see templateText.ts).
 */
export interface Template {
  readonly id: string;
  readonly situation: Situation;
  readonly locale: string;
  readonly text: string;
  /** When and why to say it, in a few words. */
  readonly why: string;
  /**
   * Placeholders without whose value it is not offered, besides those that stand outside of
   * brackets, which are always needed.
   */
  readonly needs: readonly Placeholder[];
  readonly empathy: Empathy | null;
  readonly channel: Channel;
  readonly tone: Tone;
}

/** Templates written before there were empathy, channel and tone read as fitting everywhere. */
export const templateSchema = z.readonly(
  z.object({
    id: z.string().min(1).max(80),
    situation: situationSchema,
    locale: z.string().min(2).max(20),
    text: z.string().min(1).max(600),
    why: z.string().max(300),
    needs: z.readonly(z.array(z.enum(placeholders))).default([]),
    empathy: z.enum(empathyKinds).nullable().default(null),
    channel: z.enum(channels).default('any'),
    tone: z.enum(tones).default('any'),
  }),
) satisfies z.ZodType<Template>;

/** A template filled in and offered now. */
export interface Prompt {
  readonly templateId: string;
  readonly situation: Situation;
  readonly text: string;
  readonly why: string;
}
