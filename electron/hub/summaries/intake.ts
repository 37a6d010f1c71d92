import type { Ms } from '#shared/lib/units.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { figuresOf } from '#shared/model/callFigures.ts';
import { isSampled } from '#shared/domain/review/sample.ts';
import { unusualFigures, USUAL_CALLS } from '#shared/domain/review/unusual.ts';
import type { HandedIn, TakenAs } from '#electron/store/index.ts';
import type { Clock } from '../clock.ts';
import type { KeyedQueue } from '../queue.ts';
import type { HubRecords } from '../records.ts';
import { noteAnswers } from './answers.ts';

/** A summary as an agent's app sends it. */
export interface SentSummary {
  readonly summary: CallSummary;
  /** Counts the agent's changes, from 1. */
  readonly revision: number;
}

/** Whose summaries these are. */
export interface SentBy {
  readonly agentId: string;
  readonly teamId: string;
  /** How long they stay the agent's alone, to look at and annotate. */
  readonly agentFirstMs: Ms;
}

/** Takes the summaries of a team's calls in. */
export interface Intake {
  /**
   * Takes them in once, however often they are sent. What is unusual is told against the same
   * agent's calls before, so the summaries of one agent are taken one batch after the other.
   * @returns what became of each, in their order
   * @throws StoreError `invalid`, and then none of them was taken
   */
  take(by: SentBy, sent: readonly SentSummary[]): Promise<readonly TakenAs[]>;
}

type IntakeRecords = Pick<HubRecords, 'summaries' | 'surveys'> & {
  readonly calls: Pick<HubRecords['calls'], 'ownersOf'>;
};

export function createIntake(records: IntakeRecords, queue: KeyedQueue, clock: Clock): Intake {
  const { calls, summaries, surveys } = records;

  const takeOwn = async (
    { agentId, teamId, agentFirstMs }: SentBy,
    sent: readonly SentSummary[],
  ): Promise<readonly TakenAs[]> => {
    const before = [...(await summaries.recentFigures(agentId, USUAL_CALLS))];
    const items = sent.map(({ summary, revision }): HandedIn => {
      const figures = figuresOf(summary);
      const unusual = unusualFigures(figures, before).map(({ figure }) => figure);
      before.unshift(figures);
      before.length = Math.min(before.length, USUAL_CALLS);
      return { summary, revision, unusual, sampled: isSampled(summary.callId) };
    });
    const receivedAt = clock.now();
    const visibleAt = receivedAt + agentFirstMs;
    const taken = await summaries.take({ agentId, teamId, receivedAt, visibleAt }, items);
    // What the customer answered may be here first.
    const known = await surveys.ofCalls(items.map(({ summary }) => summary.callId));
    for (const survey of known) {
      if (survey.ownerId === agentId) await noteAnswers(summaries, survey.callId, survey.answers);
    }
    return taken;
  };

  return {
    take: (by, sent) =>
      queue.run(`summaries:${by.agentId}`, async () => {
        // A call that went over this hub is that agent's to tell of, and nobody else's.
        const owners = await calls.ownersOf(sent.map(({ summary }) => summary.callId));
        const isOwn = ({ summary: { callId } }: SentSummary): boolean =>
          (owners.get(callId) ?? by.agentId) === by.agentId;
        const own = sent.filter(isOwn);
        const taken = [...(own.length > 0 ? await takeOwn(by, own) : [])];
        return sent.map((each) => (isOwn(each) ? (taken.shift() ?? 'known') : 'foreign'));
      }),
  };
}
