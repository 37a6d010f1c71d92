import { createHash } from 'node:crypto';
import { openHubStore } from '#electron/store/index.ts';
import type { HubStore, HubStoreOptions } from '#electron/store/index.ts';

/*
 * A company for the hub: people who are signed in, and links. Made through the store as the hub
 * keeps them, before it starts; all names follow from numbers, so that the load knows them too.
 */

/** Opens the hub's file. */
export const STORE_KEY = 'a key for the bench';

export const agentToken = (n: number): string => `agent-token-0123456789-${n}`;
export const inviteToken = (n: number): string => `invite-token-0123456789-${n}`;

const personId = (n: number): string => `person-${n}`;
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const HOUR = 3_600_000;
const memberships = [{ teamId: 'team', role: 'agent' as const }];

/** Which people and links there are to be; those below `from` are there already. */
export interface Wanted {
  readonly agents: { readonly from: number; readonly until: number };
  readonly invites: { readonly from: number; readonly until: number };
  /** The links are these many agents' in turn, from agent 0 on. */
  readonly workers: number;
}

async function addPerson(store: HubStore, n: number, now: number): Promise<void> {
  const expiresAt = now + 24 * HOUR;
  const person = {
    personId: personId(n),
    name: `Agent ${n}`,
    email: `agent-${n}@example.com`,
    passwordHash: null,
    createdAt: now,
  };
  if (n === 0) {
    const team = { teamId: 'team', name: 'Team', agentFirstMs: HOUR, keepDays: null };
    await store.people.start({ ...person, administrator: true, memberships }, team);
  } else {
    const { name, email } = person;
    await store.invitations.add({
      invitationId: `invitation-${n}`,
      tokenHash: hash(`invitation-${n}`),
      name,
      email,
      administrator: false,
      memberships,
      createdBy: personId(0),
      createdAt: now,
      expiresAt,
    });
    await store.invitations.use(hash(`invitation-${n}`), { ...person, identity: null });
  }
  await store.sessions.open({
    sessionId: `session-${n}`,
    tokenHash: hash(agentToken(n)),
    personId: personId(n),
    device: 'bench',
    createdAt: now,
    expiresAt,
  });
}

/** Makes them. Nobody else may have the database open. */
export async function makeCompany(options: HubStoreOptions, wanted: Wanted): Promise<void> {
  const opened = await openHubStore(options);
  if (!opened.ok) throw new Error(opened.detail);
  const { store } = opened;
  const now = Date.now();
  for (let n = wanted.agents.from; n < wanted.agents.until; n += 1) await addPerson(store, n, now);
  for (let n = wanted.invites.from; n < wanted.invites.until; n += 1) {
    await store.invites.create({
      inviteId: `invite-${n}`,
      tokenHash: hash(inviteToken(n)),
      ownerId: personId(n % wanted.workers),
      agentName: 'Sam Okafor',
      company: 'Northwind',
      customerName: 'Maya Lindqvist',
      issue: 'The bill doubled',
      createdAt: now,
      expiresAt: now + HOUR,
      simulated: false,
      offersMood: false,
      queueId: null,
    });
  }
  await store.close();
}
