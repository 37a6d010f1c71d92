import { z } from 'zod';

/** Which of the app's windows can be seen: they are there, and neither hidden nor minimised. */
const windowsShownSchema = z.readonly(
  z.object({
    agent: z.boolean(),
    /** The panel's own window; false while the panel has none. */
    panel: z.boolean(),
  }),
);

export type WindowsShown = z.infer<typeof windowsShownSchema>;

/**
 * The channel of the windows' sight, a part of agentIpc. Pages cannot find out by themselves: where
 * a hidden window is not slowed down, its page is told that it shows.
 */
export const windowsIpc = {
  'windows.shown': { args: z.undefined(), result: windowsShownSchema },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>;

export const windowsIpcEvents = {
  'windows.shown': windowsShownSchema,
} as const satisfies Record<string, z.ZodType>;
