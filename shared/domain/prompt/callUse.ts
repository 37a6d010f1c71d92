import type { CallEvent } from '#shared/model/callEvent.ts';
import type { CallUse, TemplateUse } from '#shared/model/libraryTemplate.ts';

type PromptEvent = Extract<
  CallEvent,
  { readonly type: 'promptOffered' | 'promptSaid' | 'promptNotUseful' }
>;

const figureOf = {
  promptOffered: 'offered',
  promptSaid: 'said',
  promptNotUseful: 'notUseful',
} as const satisfies Record<PromptEvent['type'], keyof TemplateUse>;

/**
 * What one call's journal adds to the library's figures: for each template and situation whether it
 * was offered, said, and found not useful, each counted once in a call. Names nobody: the figures are
 * for the library. What is said to a simulated customer is practice, and counts for nothing.
 * @returns null where there is nothing to count
 */
export function callUseOf(events: readonly CallEvent[]): CallUse | null {
  const start = events.find((event) => event.type === 'callStarted');
  if (start === undefined || start.simulated) return null;
  const uses = new Map<string, TemplateUse>();
  for (const event of events) {
    if (!isPromptEvent(event)) continue;
    const { templateId, situation } = event;
    const key = JSON.stringify([templateId, situation]);
    const before = uses.get(key) ?? { templateId, situation, offered: 0, said: 0, notUseful: 0 };
    uses.set(key, { ...before, [figureOf[event.type]]: 1 });
  }
  return uses.size === 0 ? null : { callId: start.callId, uses: [...uses.values()] };
}

function isPromptEvent(event: CallEvent): event is PromptEvent {
  return event.type in figureOf;
}
