import type { MoodTrend } from '#shared/model/mood.ts';
import type { MessageId } from '../i18n/en/index.ts';
import type { MoodLook } from './MoodSign.tsx';
import type { MoodState, ToldBand } from './moodState.ts';

/** One thing to show: a shape, the word, and a few words more below it. */
export interface MoodWords {
  readonly look: MoodLook;
  readonly word: MessageId;
  readonly detail: MessageId;
}

/** The words for a state. They tell of the expression, never of what somebody feels. */
export function moodWords(state: MoodState): MoodWords {
  switch (state.kind) {
    case 'told':
      return toldWords(state.band, state.trend);
    case 'unsure':
      return { look: 'unsure', word: 'mood.unsure', detail: `mood.unsure.${state.why}` };
    case 'idle':
      return { look: 'unsure', word: 'mood.unsure', detail: `mood.idle.${state.why}` };
    case 'asked':
      return { look: 'off', word: 'mood.waiting', detail: 'mood.waiting.asked' };
    case 'away':
      return { look: 'off', word: 'mood.waiting', detail: 'mood.waiting.away' };
    case 'held':
      return { look: 'off', word: 'mood.held', detail: 'mood.held.detail' };
    default:
      return { look: 'off', word: 'mood.off', detail: `mood.off.${state.kind}` };
  }
}

function toldWords(band: ToldBand, trend: MoodTrend | null): MoodWords {
  const detail = trend === null ? ('mood.trend.unknown' as const) : trendWords(band, trend);
  if (band !== 'tense') return { look: band, word: `mood.${band}`, detail };
  return { look: band, word: trend === 'moreTense' ? 'mood.moreTense' : 'mood.tense', detail };
}

/** The trend is about how often they looked tense, so its words hang on what they look like now. */
function trendWords(band: ToldBand, trend: MoodTrend): MessageId {
  return band === 'tense' ? `mood.trend.tense.${trend}` : `mood.trend.other.${trend}`;
}

/**
 * From here on answers were right for 0.99 in the bench's table of answers by confidence, below for
 * about 0.92 at every step; so there are two words for it and not more.
 */
const QUITE_SURE = 0.9;

/** How sure the word is, in words: a number would promise more than there is. */
export function sureWords(confidence: number): MessageId {
  return confidence >= QUITE_SURE ? 'mood.sure.quite' : 'mood.sure.less';
}
