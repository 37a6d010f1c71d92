import type { Ms } from '#shared/lib/units.ts';

/** Past this the hub counts as silent; a slow mobile line answers well before. */
const TIMEOUT_MS: Ms = 8000;

/** What the hub said; `body` is null where it was no JSON. */
export interface HubAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly body: unknown;
}

/** Posts JSON to the hub. @returns null where it did not answer */
export async function askHub(
  origin: string,
  route: string,
  body: unknown,
): Promise<HubAnswer | null> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), TIMEOUT_MS);
  try {
    const answer = await fetch(new URL(route, origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: timeout.signal,
      cache: 'no-store',
      credentials: 'omit',
    });
    const { status, ok } = answer;
    return { status, ok, body: await answer.json().catch(() => null) };
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Asks the hub what a link is.
 * @returns null: no answer that makes sense; worth asking again
 */
export async function askForView<View>(
  origin: string,
  route: string,
  link: unknown,
  schema: { readonly safeParse: (found: unknown) => { readonly data?: View | undefined } },
): Promise<View | { readonly state: 'unknown' } | null> {
  const answer = await askHub(origin, route, link);
  // A token that the hub will not even read is a mistyped one.
  if (answer?.status === 400) return { state: 'unknown' };
  return answer?.ok === true ? (schema.safeParse(answer.body).data ?? null) : null;
}
