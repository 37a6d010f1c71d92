import type { HubStore } from '#electron/store/index.ts';
import { sha256 } from './records.ts';
import { NOW } from './stores.ts';

const DAY = 86_400_000;

/** Supervisors of `north`, by their names; the id is the name in lower case. */
export async function withSupervisors(store: HubStore, ...names: string[]): Promise<void> {
  for (const [n, name] of names.entries()) {
    const person = {
      personId: name.toLowerCase(),
      name,
      email: `${name.toLowerCase()}@example.com`,
      administrator: n === 0,
      memberships: [{ teamId: 'north', role: 'supervisor' }],
      passwordHash: null,
      createdAt: NOW,
    } as const;
    const team = { teamId: 'north', name: 'North', agentFirstMs: 0, keepDays: null };
    if (n === 0) await store.people.start(person, team);
    else await join(store, person);
  }
}

async function join(
  store: HubStore,
  person: { personId: string; name: string; email: string; createdAt: number },
): Promise<void> {
  const tokenHash = sha256(person.personId);
  await store.invitations.add({
    invitationId: person.personId,
    tokenHash,
    name: person.name,
    email: person.email,
    administrator: false,
    memberships: [{ teamId: 'north', role: 'supervisor' }],
    createdBy: 'rita',
    createdAt: NOW,
    expiresAt: NOW + DAY,
  });
  await store.invitations.use(tokenHash, { ...person, passwordHash: null, identity: null });
}
