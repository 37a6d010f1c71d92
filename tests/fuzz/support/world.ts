import path from 'node:path';
import { expect } from 'vitest';
import type { HubLimits, HubOptions } from '#electron/hub/index.ts';
import { defaultLimits } from '#electron/hub/options.ts';
import { reviewSchema } from '#shared/model/review.ts';
import type { LiveCall } from '#tests/hub/support/call.ts';
import { liveCall } from '#tests/hub/support/call.ts';
import type { TestClient } from '#tests/hub/support/clients.ts';
import { aSignal, agent, guest, newId, outcome, ring } from '#tests/hub/support/clients.ts';
import type { DeskTeam } from '#tests/hub/support/desk.ts';
import { aCard, aDraft, as, deskHub, handIn, papersOn } from '#tests/hub/support/desk.ts';
import { KIM, ask, link } from '#tests/hub/support/hub.ts';
import { aChange, aSentence } from '#tests/hub/support/library.ts';
import type { Someone } from '#tests/hub/support/team.ts';
import { inviteTo, signIn } from '#tests/hub/support/team.ts';
import type { Sides, State } from './state.ts';
import { guarded, hashOf, stateOf } from './state.ts';

/** Stands in everything that is not the attackers'; none of them may ever read it. */
export const SECRET = 'the-attic-key-is-under-the-blue-pot';

const wide = { burst: 1e9, perSecond: 1e9 };

/** No rate holds anything back: what is looked at is what stands behind them. */
export const noRates: Partial<HubLimits> = Object.fromEntries(
  Object.entries(defaultLimits)
    .filter(([, limit]) => typeof limit === 'object')
    .map(([name]) => [name, wide]),
);

/** Calls, people and papers of others, and who would like to have them. */
export interface World {
  readonly team: DeskTeam;
  readonly attackers: Readonly<Record<string, string | undefined>>;
  /** What can be named without having been told: ids, never secrets. */
  readonly known: readonly string[];
  /** Ids that are not the attackers'. */
  readonly victims: readonly string[];
  /** The calls of others: one live, one ringing. */
  readonly live: LiveCall;
  readonly ringing: { readonly nils: TestClient; readonly callId: string };
  /** Signs an attacker in again who signed out. */
  signIn(who: Someone): Promise<string>;
  guarded(): State;
}

async function papers(
  team: DeskTeam,
): Promise<{ readonly calls: readonly string[]; readonly others: readonly string[] }> {
  const { hub, ada, rita, nils, north } = team;
  const callId = newId();
  const draftOf = newId();
  for (const each of [callId, draftOf]) {
    await handIn(hub, nils, { callId: each, issue: SECRET, customerName: SECRET });
  }
  const [hers, mine] = [as(hub, rita), as(hub, nils)];
  await hers.send('PUT', `/api/desk/scorecards/${north}`, { ...aCard, name: SECRET });
  const { review, plan, view, calibrationId } = await papersOn(team, callId, SECRET);
  const put = `/api/desk/calls/${draftOf}/review`;
  const draft = await hers.get(reviewSchema, 'PUT', put, aDraft({ comments: review.comments }));
  await hers.send('POST', `/api/desk/reviews/${review.reviewId}/share`);
  await mine.send('POST', '/api/agent/kudos', {
    toPersonId: ada.personId,
    callId: null,
    text: SECRET,
  });
  const templateId = newId();
  const change = aChange({ template: aSentence({ id: templateId, text: SECRET }) });
  await mine.send('POST', '/api/agent/templates', { teamId: north, changes: [change] });
  await as(hub, ada).send('POST', '/api/admin/queues', { teamId: north, name: SECRET, mood: true });
  const { invitationId } = await inviteTo(hub, ada, [{ teamId: north, role: 'agent' }], true);
  const others = [review.reviewId, draft.reviewId, plan.planId, view.viewId, calibrationId];
  others.push(templateId, invitationId, aCard.scorecardId);
  return { calls: [callId, draftOf], others };
}

/** Two teams at one hub: North lives its life, and some of South are no friends. */
export async function makeWorld(changes: Partial<HubOptions> = {}): Promise<World> {
  const team = await deskHub({ limits: noRates, ...changes });
  const { hub, ada, rita, nils, north, south, sven, sara, rut } = team;
  const made = await papers(team);
  const live = await liveCall(hub);
  const nilsSocket = await agent(hub, nils);
  const ringer = await link(hub, { customerName: SECRET, issue: SECRET }, nils.token);
  const waiting = await guest(hub, { token: ringer.token });
  const { callId } = await ring(waiting);
  await nilsSocket.take('call.ringing');
  await nilsSocket.take('peer.presence');
  await waiting.phase('ringing');
  await waiting.take('peer.presence');
  const untouched = await link(hub, { customerName: SECRET }, nils.token);

  const revoked = (await signIn(hub, sven)).token;
  await ask(hub, 'POST', '/api/people/sign-out', { token: revoked });
  const theirs = await link(hub, {}, KIM);

  // The hub makes a secret of its own when it is first asked for such a page.
  await ask(hub, 'GET', '/api/agent/surveys', { token: KIM });

  const people = [ada, rita, nils, rut].map(({ personId }) => personId);
  const calls = [...made.calls, live.callId, callId];
  const victims = [...people, ...made.others, north, live.inviteId];
  victims.push(ringer.inviteId, untouched.inviteId);
  for (const each of [ada, rita, nils]) victims.push(each.me.sessionId);
  const file = path.join(hub.options.dataDir, 'hub.db');
  const read = (): State => stateOf(file, hub.options.storeKey);
  const kimsInvite = read()['invites']?.find((row) => row.includes(theirs.inviteId)) ?? '{}';
  const { owner_id: kim } = JSON.parse(kimsInvite) as { owner_id: string };
  const sides: Sides = {
    victims,
    calls,
    attackers: [kim, sven.personId, sara.personId, south, theirs.inviteId],
  };
  return {
    team,
    attackers: {
      nobody: undefined,
      'a customer of another link': theirs.token,
      'another agent': KIM,
      'an agent of another team': sven.token,
      'a supervisor of another team': sara.token,
      'a sign-in that is over': revoked,
      'somebody who guesses': 'guess-0123456789-abcdefghijklmnopqrstuvwxyz',
    },
    known: [...victims, ...calls, sven.personId, south, theirs.inviteId, 'ada@example.org'],
    victims: [...victims, ...calls],
    live,
    ringing: { nils: nilsSocket, callId },
    signIn: async (who) => (await signIn(hub, who)).token,
    guarded: () => guarded(read(), sides),
  };
}

/** What went wrong inside, by the hub's own log. */
export const unexpected = ({ team }: Pick<World, 'team'>): unknown[] =>
  team.hub.entries.filter(({ level }) => level === 'error');

/** The tables that differ, with what is gone and what is new; empty where all is as it was. */
export function changes(before: State, after: State): readonly string[] {
  return Object.keys({ ...before, ...after }).flatMap((table) => {
    const [old, now] = [before[table] ?? [], after[table] ?? []];
    return [
      ...old.filter((row) => !now.includes(row)).map((row) => `${table} lost ${row}`),
      ...now.filter((row) => !old.includes(row)).map((row) => `${table} got ${row}`),
    ];
  });
}

/** That the calls of others stand as they stood, and that nobody there heard a thing. */
export async function isUnharmed(world: World, before: State): Promise<void> {
  const { live, ringing, team } = world;
  const after = world.guarded();
  expect(changes(before, after)).toEqual([]);
  expect(hashOf(after)).toBe(hashOf(before));
  expect([...live.sam.heard, ...live.maya.heard, ...ringing.nils.heard]).toEqual([]);
  for (const [from, to] of [
    [live.sam, live.maya],
    [live.maya, live.sam],
  ] as const) {
    expect(await outcome(from.signal(live.callId, aSignal()))).toBe('ok');
    await to.take('signal');
  }
  // Whoever connects anew is told of the very calls that were there before.
  const sam = await agent(team.hub, { clientId: live.clientId });
  expect((await sam.phase('live')).callId).toBe(live.callId);
  const nils = await agent(team.hub, team.nils);
  expect((await nils.take('call.ringing')).callId).toBe(ringing.callId);
  expect((await fetch(`${team.hub.origin}/healthz`)).status).toBe(200);
  expect(unexpected(world)).toEqual([]);
}
