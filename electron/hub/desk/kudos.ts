import type { Kudos, Named, NewKudos } from '#shared/contract/desk.ts';
import type { CallId } from '#shared/model/call.ts';
import type { Person } from '#shared/model/people.ts';
import { Refusal } from '../refusal.ts';
import type { DeskParts } from './parts.ts';
import { onCall } from './sight.ts';

/** Thanks among those who work together. */
export interface Thanks {
  /** Whom somebody shares a team with, by name. */
  colleagues(person: Person): Promise<readonly Named[]>;
  /** @throws Refusal `notFound` for somebody of another team, or a call that the person cannot name */
  give(person: Person, kudos: NewKudos): Promise<Kudos>;
  list(person: Person): Promise<readonly Kudos[]>;
}

const LISTED = 200;

export function createThanks({ records, sight, clock, ids }: DeskParts): Thanks {
  const { kudos, people } = records;

  const colleagues = async (person: Person): Promise<readonly Named[]> => {
    const mine = new Set(person.memberships.map(({ teamId }) => teamId));
    return (await people.list())
      .filter(({ personId, disabled }) => !disabled && personId !== person.personId)
      .filter(({ memberships }) => memberships.some(({ teamId }) => mine.has(teamId)))
      .map(({ personId, name }) => ({ personId, name }));
  };

  /** One's own call in which somebody helped, or one of theirs that one has reviewed. */
  const checkCall = async (person: Person, callId: CallId, toPersonId: string): Promise<void> => {
    const isOwn = await sight.ownCall(person, callId).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refusal) return false;
        throw error;
      },
    );
    if (isOwn) return;
    const { agentId } = await sight.call(person, callId);
    if (agentId !== toPersonId) throw new Refusal('notFound');
  };

  return {
    colleagues,
    async give(person, { toPersonId, callId, text }) {
      const to = (await colleagues(person)).find(({ personId }) => personId === toPersonId);
      if (to === undefined) throw new Refusal('notFound', 'You share no team with this person.');
      if (callId !== null) await checkCall(person, callId, toPersonId);
      const from = { personId: person.personId, name: person.name };
      const given = { kudosId: ids.id(), from, to, callId, text, at: clock.now() };
      await onCall(kudos.add(given));
      return given;
    },
    list: ({ personId }) => kudos.ofPerson(personId, LISTED),
  };
}
