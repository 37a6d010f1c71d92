import type { z } from 'zod';
import { StoreError } from '../../errors.ts';
import { parseJson } from '../../json.ts';

/** The value of a JSON column. @throws StoreError `damagedRecord` */
export function fromJson<T>(schema: z.ZodType<T>, json: string): T {
  const parsed = schema.safeParse(parseJson(json));
  if (parsed.success) return parsed.data;
  throw new StoreError('damagedRecord', 'This record cannot be read.', parsed.error);
}
