import type { z } from 'zod';
import { Refusal } from '../refusal.ts';

/** @throws Refusal `badRequest` that names the field */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'the message';
  throw new Refusal('badRequest', `The hub did not understand ${field}: ${issue?.message ?? ''}.`);
}
