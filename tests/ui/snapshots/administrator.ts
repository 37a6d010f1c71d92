import { ok } from '#shared/lib/result.ts';
import type { AppState, TeamAccount } from '#renderer/session/index.ts';
import { ORIGIN, aMe, teamAccount } from './account.ts';
import { managed } from './admin.ts';
import { appState, settings } from './services.ts';

const [ada] = managed.people;

/** Ada, who manages people, is signed in. */
export function asAdministrator(): { readonly account: TeamAccount; readonly appState: AppState } {
  const me = aMe(ada === undefined ? {} : { person: ada });
  const account = { personId: 'ada', name: 'Ada Brandt' };
  return {
    account: teamAccount({ me: async () => ok({ state: 'signedIn', origin: ORIGIN, me }) }),
    appState: appState({
      settings: settings({
        hub: { mode: 'remote', url: ORIGIN, token: 't'.repeat(40), account },
        lastTeam: { origin: ORIGIN, personId: 'ada', leftAt: null, askedPast: true, ownHub: null },
      }),
    }),
  };
}
