import type { Found } from '#renderer/session/index.ts';

/** A way in: the hub is there, and lets somebody in by one of the small forms. */
export type WayIn = Exclude<Found, { readonly is: 'nothing' }>;
