import { z } from 'zod';
import { readWith } from '#shared/contract/readWith.ts';
import { Refusal } from '../refusal.ts';

/** @throws Refusal `badRequest` that names the field */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = readWith(schema, value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'the message';
  throw new Refusal('badRequest', `The hub did not understand ${field}: ${issue?.message ?? ''}.`);
}

/**
 * Reads one part of a route's address, `:name` in it. What it makes throws Refusal `badRequest`
 * that names the part.
 */
export function pathPart<T>(
  name: string,
  schema: z.ZodType<T>,
): (request: { readonly params: unknown }) => T {
  const params = z.object({ [name]: schema });
  return (request) => parse(params, request.params)[name] as T;
}
