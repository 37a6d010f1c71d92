import type { HubAddresses } from '#shared/lib/hubAddresses.ts';
import type { Ms } from '#shared/lib/units.ts';

/** Past this the hub counts as silent; a slow mobile line answers well before. */
const TIMEOUT_MS: Ms = 8000;

/** What the hub said; `body` is null where it was no JSON. */
export interface HubAnswer {
  readonly status: number;
  readonly ok: boolean;
  readonly body: unknown;
}

/** A further address may be of another team's hub: only who knows the link has something to say. */
const isStranger = (answer: HubAnswer, origin: string, addresses: HubAddresses): boolean =>
  origin !== addresses.own && !answer.ok && answer.status < 500;

/** A proxy answers so in the place of a hub that is away. */
const isAway = ({ status }: HubAnswer): boolean => status >= 502 && status <= 504;

/**
 * Posts JSON to the hub, at its further addresses where one does not answer. What is posted may
 * arrive twice.
 * @returns null where none did
 */
export async function askHub(
  addresses: HubAddresses,
  route: string,
  body: unknown,
): Promise<HubAnswer | null> {
  for (let left = addresses.all().length; left > 0; left -= 1) {
    const origin = addresses.current();
    const answer = await post(origin, route, body);
    if (answer !== null && !isAway(answer) && !isStranger(answer, origin, addresses)) {
      addresses.worked(origin);
      return answer;
    }
    addresses.failed(origin);
  }
  return null;
}

async function post(origin: string, route: string, body: unknown): Promise<HubAnswer | null> {
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
  addresses: HubAddresses,
  route: string,
  link: unknown,
  schema: { readonly safeParse: (found: unknown) => { readonly data?: View | undefined } },
): Promise<View | { readonly state: 'unknown' } | null> {
  const answer = await askHub(addresses, route, link);
  // A token that the hub will not even read is a mistyped one.
  if (answer?.status === 400) return { state: 'unknown' };
  return answer?.ok === true ? (schema.safeParse(answer.body).data ?? null) : null;
}
