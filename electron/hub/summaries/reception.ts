import type { ItemReceipt, Receipt } from '#shared/contract/outbox.ts';
import { parcelSchema } from '#shared/contract/outbox.ts';
import { isImported } from '#shared/model/call.ts';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import { NEWEST_SUMMARY } from '#electron/store/index.ts';
import type { Intake, SentBy, SentSummary } from './intake.ts';

const notTaken = {
  foreign: 'This call is another agent’s.',
  deleted: 'What the team kept of this customer was deleted, and is not taken in again.',
} as const;

/**
 * Takes a parcel in: what this hub can read goes to the intake, the rest is answered for by itself,
 * so that one bad summary never holds up the others.
 * @param body an unchecked request body
 * @returns null where it is no parcel at all
 */
export async function receive(intake: Intake, by: SentBy, body: unknown): Promise<Receipt | null> {
  const parcel = parcelSchema.safeParse(body);
  if (!parcel.success) return null;
  const good = new Map<string, SentSummary>();
  const answers = parcel.data.items.map(({ revision, summary }): ItemReceipt => {
    const { callId, version } = summary;
    if (version > NEWEST_SUMMARY) return { callId, as: 'newer' };
    const refused = (because: string): ItemReceipt => ({ callId, as: 'refused', because });
    const read = callSummarySchema.safeParse(summary);
    if (!read.success) {
      const [issue] = read.error.issues;
      const field = issue?.path.join('.') ?? '';
      return refused(`The hub cannot read ${field || 'the summary'}: ${issue?.message ?? ''}.`);
    }
    if (isImported(callId)) return refused('A recording is imported by a supervisor.');
    if (read.data.simulated) return refused('Practice stays with the agent.');
    const before = good.get(callId);
    if (before === undefined || before.revision < revision) {
      good.set(callId, { revision, summary: read.data });
    }
    return { callId, as: 'taken' };
  });
  const sent = [...good.values()];
  const outcome = await intake.take(by, sent);
  const became = new Map(sent.map(({ summary }, i) => [summary.callId, outcome[i]]));
  return {
    items: answers.map((answer) => {
      const as = became.get(answer.callId);
      if (answer.as !== 'taken' || (as !== 'foreign' && as !== 'deleted')) return answer;
      return { callId: answer.callId, as: 'refused', because: notTaken[as] };
    }),
  };
}
