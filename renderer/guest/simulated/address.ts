import { tokenOf } from '../call/token.ts';

/** Whom to call, and as whom. */
export interface Errand {
  readonly hub: string;
  readonly scenarioId: string;
  readonly token: string;
}

/**
 * Reads `…?hub=<origin>&scenario=<id>#<token>`.
 * @returns null where any of it is missing or malformed
 */
export function errandOf(address: URL): Errand | null {
  const token = tokenOf(address.hash);
  const scenarioId = address.searchParams.get('scenario');
  const hub = address.searchParams.get('hub');
  if (token === null || scenarioId === null || hub === null || !URL.canParse(hub)) return null;
  const { protocol, origin } = new URL(hub);
  return /^https?:$/.test(protocol) ? { hub: origin, scenarioId, token } : null;
}
