import type { CallSummary } from '#shared/model/callSummary.ts';

/**
 * A summary as others than its agent see it: with what the customer's expression looked like only
 * where the customer agreed to its being read at some time of the call. Apps write nothing else;
 * a summary comes from outside all the same.
 */
export function withAgreedMood(summary: CallSummary): CallSummary {
  const agreed = summary.moodConsent.some(({ by, given }) => by === 'customer' && given);
  return agreed ? summary : withoutMood(summary);
}

/**
 * A summary as it leaves the hub: without the mood where the customer's last word about it was no,
 * or nobody asked.
 */
export function withExportableMood(summary: CallSummary): CallSummary {
  const last = summary.moodConsent.findLast(({ by }) => by === 'customer');
  return last?.given === true ? summary : withoutMood(summary);
}

/** The cue that the customer looked tense tells of the mood as much as the bands do. */
function withoutMood(summary: CallSummary): CallSummary {
  return {
    ...summary,
    mood: null,
    cues: summary.cues.filter(({ cue }) => cue.kind !== 'looksTense'),
  };
}
