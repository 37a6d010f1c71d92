import { z } from 'zod';

/** A hash must be one: a token that came here by mistake would be stored in plain. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 hash in hex');
