import type { Ms } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import type { GuestLinkFactory } from '#renderer/rtc/signalling/guestLink.ts';
import type { CallFact } from './types.ts';

export interface AnswerFirstOptions {
  readonly pageId: string;
  readonly onFact: (fact: CallFact) => void;
  readonly openLink: GuestLinkFactory;
}

/**
 * For how long the page is kept waiting at most. An offer comes right behind the news that the agent
 * has answered; below a third of a second nobody takes the ringing for going on.
 */
export const HELD_BACK_MS: Ms = 250;

/** What may wait; anything else, an end above all, brings the page up to date at once. */
function mayWait(fact: CallFact): boolean {
  if (fact.type === 'state') return fact.state.phase === 'live';
  return fact.type === 'line' || fact.type === 'remote' || fact.type === 'presence';
}

/**
 * Lets a page that rang answer the agent's offer before it is told that there is a call: drawing the
 * call's screen takes longer than the answer does, and both sides would wait for it unheard. All is
 * told in order, and as one change to draw.
 */
export function answerFirst({
  pageId,
  onFact,
  openLink,
}: AnswerFirstOptions): Pick<AnswerFirstOptions, 'onFact' | 'openLink'> {
  let rings: CallId | null = null;
  let held: CallFact[] | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const release = (): void => {
    clearTimeout(timer);
    const facts = held ?? [];
    held = null;
    for (const fact of facts) onFact(fact);
  };
  const drop = (): void => {
    clearTimeout(timer);
    held = null;
  };
  const isAnswer = (fact: CallFact): boolean =>
    fact.type === 'state' &&
    fact.state.phase === 'live' &&
    fact.state.callId === rings &&
    fact.state.pageId === pageId;

  return {
    onFact(fact) {
      if (held !== null) {
        held.push(fact);
        if (!mayWait(fact)) release();
        return;
      }
      const answered = isAnswer(fact);
      if (fact.type === 'state') rings = fact.state.phase === 'ringing' ? fact.state.callId : null;
      if (answered) {
        held = [fact];
        timer = setTimeout(release, HELD_BACK_MS);
      } else onFact(fact);
    },
    openLink(options) {
      const link = openLink(options);
      return {
        ...link,
        signal(callId, signal) {
          const sent = link.signal(callId, signal);
          if (held !== null && signal.data.type === 'answer') {
            clearTimeout(timer);
            timer = setTimeout(release, 0);
          }
          return sent;
        },
        // This side ended it meanwhile: there is no call to show any more.
        end(callId, reason) {
          drop();
          return link.end(callId, reason);
        },
        close() {
          drop();
          link.close();
        },
      };
    },
  };
}
