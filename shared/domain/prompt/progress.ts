import type { Ms } from '#shared/lib/units.ts';
import type { Situation } from '#shared/model/template.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { PromptConfig } from './config.ts';
import type { Progress } from './occasion.ts';

/** The progress after something happened in the talk. */
export function afterTurnEvent(
  progress: Progress,
  event: TurnEvent,
  customerSpeechMs: Ms,
  { longCustomerSpeechMs }: PromptConfig,
): Progress {
  if (event.type === 'talkOver' && event.by === 'agent') {
    return { ...progress, talkOverMs: event.atMs };
  }
  const ends = event.type === 'speech' && event.party === 'customer';
  if (!ends || customerSpeechMs < longCustomerSpeechMs) return progress;
  return { ...progress, longSpeechMs: event.atMs };
}

/** Customer's speech since the agent's last turn, after something happened in the talk. */
export function customerSpeechAfter(before: Ms, event: TurnEvent): Ms {
  if (event.type === 'turn') return 0;
  if (event.type !== 'speech' || event.party !== 'customer') return before;
  return before + event.endMs - event.startMs;
}

/** The progress after a sentence of this situation was said. */
export function afterSaying(progress: Progress, situation: Situation): Progress {
  const { atMs } = progress;
  switch (situation) {
    case 'greeting':
      return { ...progress, greeted: true };
    case 'paraphrase':
      return { ...progress, paraphrasedMs: atMs };
    case 'openQuestion':
    case 'clarify':
      return { ...progress, askedMs: atMs };
    case 'acknowledge':
      return { ...progress, tenseMs: null };
    case 'yieldFloor':
      return { ...progress, talkOverMs: null };
    case 'commit':
      return { ...progress, committedMs: atMs };
    case 'anythingMissed':
    case 'closing':
      return { ...progress, wrapUpMs: atMs };
    default:
      return progress;
  }
}

/** When the last of what was noted came; null when nothing stands. */
export function lastOf(notes: readonly { readonly atMs: Ms }[]): Ms | null {
  return notes.reduce<Ms | null>((last, { atMs }) => Math.max(last ?? 0, atMs), null);
}
