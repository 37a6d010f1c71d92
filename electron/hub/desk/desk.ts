import type {
  CallLine,
  CallPage,
  CallQuery,
  DeskCall,
  Period,
  PersonFigures,
  SavedView,
  TrendPoint,
  TrendQuery,
  Waiting,
} from '#shared/contract/desk.ts';
import { callLineSchema, savedViewSchema } from '#shared/contract/desk.ts';
import { isShown } from '#shared/domain/review/status.ts';
import { withAgreedMood } from '#shared/domain/review/moodShown.ts';
import type { CallId } from '#shared/model/call.ts';
import type { Person } from '#shared/model/people.ts';
import type { SummaryLine } from '#electron/store/index.ts';
import type { DeskParts } from './parts.ts';
import { Refusal } from '../refusal.ts';
import { readable } from './sight.ts';

/** What a supervisor looks at. */
export interface Desk {
  calls(person: Person, query: CallQuery): Promise<CallPage>;
  waiting(person: Person): Promise<Waiting>;
  /** One call whole; that it was read is noted before. @throws Refusal `notFound`, `wrongState` */
  call(person: Person, callId: CallId): Promise<DeskCall>;
  people(person: Person, period: Period): Promise<readonly PersonFigures[]>;
  trend(person: Person, query: TrendQuery): Promise<readonly TrendPoint[]>;
  views(person: Person): Promise<readonly SavedView[]>;
  saveView(person: Person, view: SavedView): Promise<SavedView>;
  removeView(person: Person, viewId: string): Promise<void>;
}

/** With every figure about people: what they are not for. */
const notForDecisions = true;

/** Buckets of one answer: five years of days. More is a mistake, and would keep the store busy. */
const MAX_BUCKETS = 2000;

export function toCallLine(line: SummaryLine): CallLine {
  return callLineSchema.parse(line);
}

export function createDesk({ records, sight, clock }: DeskParts): Desk {
  const { calibrations, reads, reviews, summaries, surveys, views } = records;

  return {
    async calls(person, { filters, after, limit }) {
      const { teamId, ...rest } = filters;
      const found = await summaries.list({
        ...rest,
        teamIds: sight.teams(person, teamId),
        exceptAgentId: person.personId,
        now: clock.now(),
        after,
        // One more tells whether there is a next page.
        limit: limit + 1,
      });
      const lines = found.slice(0, limit).map(toCallLine);
      const last = found.length > limit ? lines.at(-1) : undefined;
      return { lines, next: last ? { startedAt: last.startedAt, callId: last.callId } : null };
    },

    waiting: (person) =>
      summaries.waiting({
        teamIds: sight.teams(person, null),
        exceptAgentId: person.personId,
        now: clock.now(),
      }),

    async call(person, callId) {
      const line = await sight.call(person, callId);
      const got = await readable(summaries.get(callId));
      if (got === null) throw new Refusal('notFound');
      await reads.note([callId], person.personId, clock.now());
      const [all, [survey], readers, blind] = await Promise.all([
        reviews.ofCall(callId),
        surveys.ofCalls([callId]),
        reads.ofCall(callId),
        calibrations.isBlind(callId, person.personId),
      ]);
      return {
        line: toCallLine(got.line),
        summary: withAgreedMood(got.summary),
        answers: survey?.ownerId === line.agentId ? survey.answers : null,
        reviews: all.filter(
          ({ review: { reviewerId, status } }) =>
            reviewerId === person.personId || (!blind && isShown(status)),
        ),
        reads: readers,
        blind,
      };
    },

    async people(person, { teamId, from, until }) {
      const teamIds = sight.teams(person, teamId);
      const all = await summaries.people({ teamIds, now: clock.now(), from, until });
      return all.map((each) => ({ ...each, notForDecisions }));
    },

    async trend(person, query) {
      sight.teams(person, query.teamId);
      if ((query.until - query.from) / query.bucketMs > MAX_BUCKETS) {
        throw new Refusal('badRequest', 'This is too long a time in too small steps.');
      }
      const points = await summaries.trend({ ...query, now: clock.now() });
      return points.map((each) => ({ ...each, notForDecisions }));
    },

    async views({ personId }) {
      const stored = await views.list(personId);
      // One that cannot be read is of a newer Hearback: it is left alone.
      return stored.flatMap((view) => savedViewSchema.safeParse(view).data ?? []);
    },
    async saveView({ personId }, view) {
      await views.save(personId, view);
      return view;
    },
    async removeView({ personId }, viewId) {
      if (!(await views.remove(personId, viewId))) throw new Refusal('notFound');
    },
  };
}
