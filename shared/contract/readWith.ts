import { z } from 'zod';

/**
 * What a schema says of a value from outside; never throws. `safeParse` does: a schema that is
 * `readonly` freezes what it was given, and bytes cannot be frozen (zod 4.6.7), so that whoever
 * sends bytes in place of an object gets an exception out of it.
 */
export function readWith<S extends z.ZodType>(
  schema: S,
  value: unknown,
):
  | { readonly success: true; readonly data: z.output<S> }
  | { readonly success: false; readonly error: z.ZodError } {
  try {
    return schema.safeParse(value);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'Unreadable';
    const issues = [{ code: 'custom' as const, path: [], message, input: value }];
    return { success: false, error: new z.ZodError(issues) };
  }
}
