import type { Failure } from '#renderer/session/index.ts';
import type { Loaded as LoadedOr } from '#renderer/ui/load/useLoaded.ts';

export { useLoaded } from '#renderer/ui/load/useLoaded.ts';

/** What was asked of the session, as far as it has come. */
export type Loaded<T> = LoadedOr<T, Failure>;
