import type { PerParty } from '#shared/model/callSummary.ts';
import type { TalkState } from '../types.ts';

/** Shares are shown in whole percent; a smaller step is no news. */
const SHOWN_STEPS = 100;

const shown = (share: number | null): number | null =>
  share === null ? null : Math.round(share * SHOWN_STEPS);

const samePair = <T>(a: PerParty<T>, b: PerParty<T>, same: (x: T, y: T) => boolean): boolean =>
  same(a.agent, b.agent) && same(a.customer, b.customer);

/**
 * `next`, with every part that looks the same as before kept the same object: what did not change
 * is not drawn again. @returns `before` itself where nothing visible changed
 */
export function sameTalk(before: TalkState, next: TalkState): TalkState {
  const speaking = samePair(before.speaking, next.speaking, Object.is)
    ? before.speaking
    : next.speaking;
  const shares = samePair(
    before.shareOfSpeech,
    next.shareOfSpeech,
    (a, b) => shown(a) === shown(b),
  );
  const shareOfSpeech = shares ? before.shareOfSpeech : next.shareOfSpeech;
  const { agent, customer, slotMs } = before.activity;
  const still =
    agent === next.activity.agent &&
    customer === next.activity.customer &&
    slotMs === next.activity.slotMs;
  const activity = still ? before.activity : next.activity;
  const { marks } = next;
  const same = speaking === before.speaking && shares && still && marks === before.marks;
  return same ? before : { speaking, shareOfSpeech, activity, marks };
}
