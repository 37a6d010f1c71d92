import type { CustomerRecord, DeletionProof } from '#shared/contract/desk.ts';
import { withExportableMood } from '#shared/domain/review/moodShown.ts';
import type { Person } from '#shared/model/people.ts';
import type { DeskParts } from './parts.ts';
import { readable } from './sight.ts';

/** What a customer may ask of the team: what it keeps of them, and to delete it. */
export interface Customers {
  /**
   * All that is visible of a customer in the teams that somebody supervises; each summary counts as
   * read. @throws Refusal `wrongState` where a newer Hearback wrote one of them
   */
  record(person: Person, name: string): Promise<CustomerRecord>;
  /** Deletes all of it, also what is still its agent's alone: the customer's wish comes first. */
  remove(person: Person, name: string): Promise<DeletionProof>;
}

export function createCustomers({ records, sight, clock, ids, log }: DeskParts): Customers {
  const { deletions, reads, summaries, surveys } = records;

  return {
    async record(person, name) {
      const madeAt = clock.now();
      const callIds = await summaries.ofCustomer(sight.teams(person, null), name);
      const found = [];
      for (const callId of callIds) {
        const got = await readable(summaries.get(callId));
        if (got !== null && got.visibleAt <= madeAt) found.push(got);
      }
      const kept = found.map(({ line }) => line.callId);
      const others = found.filter(({ line }) => line.agentId !== person.personId);
      await reads.note(
        others.map(({ line }) => line.callId),
        person.personId,
        madeAt,
      );
      const answered = await surveys.ofCalls(kept);
      const calls = found.map(({ line: { callId, agentId }, summary }) => {
        const survey = answered.find((each) => each.callId === callId);
        return {
          summary: withExportableMood(summary),
          answers: survey?.ownerId === agentId ? survey.answers : null,
        };
      });
      return { name, madeAt, calls };
    },

    async remove(person, name) {
      const deletedBy = person.personId;
      const { deletionId, deletedAt, calls, digest } = await deletions.ofCustomer(
        { teamIds: sight.teams(person, null), name },
        { deletionId: ids.id(), deletedBy, deletedAt: clock.now() },
      );
      log({
        level: 'info',
        event: 'customer.deleted',
        fields: { by: deletedBy, deletionId, count: calls },
      });
      return { name, deletedAt, calls, digest };
    },
  };
}
