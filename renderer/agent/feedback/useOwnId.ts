import { useApp } from '../desk/hooks.ts';

/** The agent's id at the team's hub; null for somebody who is in none. */
export function useOwnId(): string | null {
  return useApp(({ settings: { hub } }) =>
    hub.mode === 'remote' ? (hub.account?.personId ?? null) : null,
  );
}
