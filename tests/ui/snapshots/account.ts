import { ok } from '#shared/lib/result.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Me } from '#shared/contract/people.ts';
import type { OutboxView, TeamAccount } from '#renderer/session/index.ts';
import { NOW } from './time.ts';

export const ORIGIN = 'https://hub.example';

/** What the settings say of somebody who is signed in. */
export function signedInSettings(): Pick<Settings, 'hub' | 'lastTeam'> {
  const account = { personId: 'maya', name: 'Maya' };
  return {
    hub: { mode: 'remote', url: ORIGIN, token: 't'.repeat(40), account },
    lastTeam: { origin: ORIGIN, personId: 'maya', leftAt: null, askedPast: false, ownHub: null },
  };
}

/** Maya, an agent of Team Nord. */
export function aMe(changes: Partial<Me> = {}): Me {
  const teamId = 'nord';
  return {
    person: {
      personId: 'maya',
      name: 'Maya',
      email: 'maya@example.com',
      administrator: false,
      disabled: false,
      memberships: [{ teamId, role: 'agent' }],
    },
    teams: [{ teamId, name: 'Team Nord', agentFirstMs: 0, keepDays: null }],
    queues: [],
    sessionId: 'here',
    ...changes,
  };
}

export function anOutbox(changes: Partial<OutboxView> = {}): OutboxView {
  return {
    state: 'idle',
    waiting: 0,
    sent: 0,
    lastSentAt: null,
    keptHere: 0,
    refused: 0,
    refusals: [],
    ...changes,
  };
}

/** An account of somebody who is signed in at a team's hub; a test overrides what it watches. */
export function teamAccount(overrides: Partial<TeamAccount> = {}): TeamAccount {
  const me = aMe();
  return {
    look: async () =>
      ok({
        is: 'hub',
        origin: ORIGIN,
        secure: true,
        ways: { needsStart: false, openId: null },
      }),
    signIn: async () => ok({ state: 'signedIn', me }),
    join: async () => ok({ state: 'signedIn', me }),
    start: async () => ok({ state: 'signedIn', me }),
    openId: async () => ok({ state: 'needsCode' }),
    openIdCode: async () => ok({ state: 'signedIn', me }),
    cancelOpenId: async () => ok(null),
    me: async () => ok({ state: 'signedIn', origin: ORIGIN, me }),
    signOut: async () => ok(null),
    sessions: async () =>
      ok([
        { sessionId: 'here', device: 'Laptop', createdAt: NOW, lastSeenAt: NOW },
        { sessionId: 'there', device: 'Desk computer', createdAt: NOW, lastSeenAt: NOW },
      ]),
    closeSession: async () => ok(null),
    changePassword: async () => ok({ state: 'changed' }),
    bringPast: async () => ok(null),
    library: async () => ok({ waiting: 0, keptHere: 0, refused: 0 }),
    bringTemplates: async () => ok(null),
    outbox: async () => ok(anOutbox()),
    onOutbox: () => () => undefined,
    sendAgain: async () => ok(null),
    ...overrides,
  };
}
