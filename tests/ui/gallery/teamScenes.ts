import { ok } from '#shared/lib/result.ts';
import { ORIGIN, aMe, anOutbox, signedInSettings, teamAccount } from '../snapshots/account.ts';
import { appState, services, settings } from '../snapshots/services.ts';
import type { TestServices } from '../snapshots/services.ts';
import { NOW } from '../snapshots/time.ts';

/* The team's hub in the settings: the ways in, and what shows inside. */

const ways = { needsStart: false, openId: 'Northwind' };
const token = 't'.repeat(40);
const inside = (): Parameters<typeof services>[0] => ({
  appState: appState({ settings: settings(signedInSettings()) }),
});

export const teamScenes = {
  'team-not-found': (): TestServices =>
    services({
      account: teamAccount({
        look: async () => ok({ is: 'nothing', because: 'noAnswer', origin: ORIGIN }),
      }),
    }),
  'team-sign-in': (): TestServices =>
    services({
      account: teamAccount({
        look: async () => ok({ is: 'hub', origin: 'http://10.0.0.7:4610', secure: false, ways }),
      }),
    }),
  'team-code': (): TestServices =>
    services({
      account: teamAccount({
        look: async () => ok({ is: 'hub', origin: ORIGIN, secure: true, ways }),
      }),
    }),
  'team-invited': (): TestServices =>
    services({
      account: teamAccount({
        look: async () =>
          ok({
            is: 'invitation',
            origin: ORIGIN,
            secure: true,
            ways,
            token,
            view: { state: 'open', name: 'Maya', email: 'maya@example.com', teams: ['Team Nord'] },
          }),
      }),
    }),
  'team-inside': (): TestServices =>
    services({
      ...inside(),
      account: teamAccount({
        outbox: async () =>
          ok(
            anOutbox({
              state: 'away',
              waiting: 3,
              sent: 40,
              lastSentAt: NOW,
              keptHere: 12,
              refused: 1,
              refusals: [
                {
                  callId: 'call-0001',
                  customerName: 'Noor Haddad',
                  startedAt: NOW,
                  because: 'This summary is too large for the hub.',
                },
              ],
            }),
          ),
      }),
    }),
  'team-ended': (): TestServices =>
    services({
      ...inside(),
      account: teamAccount({
        me: async () => ok({ state: 'signedOut', origin: ORIGIN, name: 'Maya' }),
      }),
    }),
  'home-queue': (): TestServices =>
    services({
      ...inside(),
      account: teamAccount({
        me: async () =>
          ok({
            state: 'signedIn',
            origin: ORIGIN,
            me: aMe({
              queues: [{ queueId: 'bills', teamId: 'nord', name: 'Bills', mood: true }],
            }),
          }),
      }),
    }),
};
