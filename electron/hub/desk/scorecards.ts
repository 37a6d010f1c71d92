import type { Person } from '#shared/model/people.ts';
import type { ItemScore, Scorecard } from '#shared/model/review.ts';
import { Refusal } from '../refusal.ts';
import type { DeskParts } from './parts.ts';

/** A team's scorecards. @throws Refusal `notFound` for a team that the person does not supervise */
export interface Scorecards {
  list(person: Person, teamId: string): Promise<readonly Scorecard[]>;
  save(person: Person, teamId: string, scorecard: Scorecard): Promise<Scorecard>;
  /** Reviews keep the card as it was. */
  remove(person: Person, teamId: string, scorecardId: string): Promise<void>;
}

export function createScorecards({ records: { scorecards }, sight }: DeskParts): Scorecards {
  return {
    async list(person, teamId) {
      sight.teams(person, teamId);
      return scorecards.list(teamId);
    },
    async save(person, teamId, scorecard) {
      sight.teams(person, teamId);
      await scorecards.save(teamId, scorecard);
      return scorecard;
    },
    async remove(person, teamId, scorecardId) {
      sight.teams(person, teamId);
      if (!(await scorecards.remove(teamId, scorecardId))) throw new Refusal('notFound');
    },
  };
}

/** @throws Refusal `badRequest` for scores that are not of this card, or twice for one item */
export function checkScores(scorecard: Scorecard | null, scores: readonly ItemScore[]): void {
  const items = new Map(scorecard?.items.map((item) => [item.itemId, item]));
  for (const { itemId, step } of scores) {
    const item = items.get(itemId);
    // The second score of an item finds none.
    items.delete(itemId);
    if (item === undefined || (step !== null && step > item.points)) {
      throw new Refusal('badRequest', 'These scores do not fit the scorecard.');
    }
  }
}
