import type { Ms } from '#shared/lib/units.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { NotedFact } from '#shared/model/callSummary.ts';
import type { PromisedAction } from '#shared/model/commitment.ts';

/**
 * The facts that stand at the end of the call, as they read then, in the order they were noted. One
 * that was removed and taken back stands where it was first.
 */
export function factsOf(events: readonly CallEvent[]): readonly NotedFact[] {
  const firstAt = new Map<number, Ms>();
  const facts = new Map<number, NotedFact>();
  for (const event of events) {
    if (event.type === 'factAdded' || event.type === 'factChanged') {
      const { factId, text } = event;
      if (event.type === 'factChanged' && !facts.has(factId)) continue;
      const atMs = firstAt.get(factId) ?? event.atMs;
      firstAt.set(factId, atMs);
      facts.set(factId, { atMs, text });
    }
    if (event.type === 'factRemoved') facts.delete(event.factId);
  }
  return inOrder(facts);
}

/** What was promised, as it stands at the end of the call, in the order it was promised. */
export function actionsOf(events: readonly CallEvent[]): readonly PromisedAction[] {
  const firstAt = new Map<number, Ms>();
  const actions = new Map<number, PromisedAction>();
  for (const event of events) {
    if (event.type === 'actionAdded' || event.type === 'actionChanged') {
      const { actionId, text, dueAt } = event;
      if (event.type === 'actionChanged' && !actions.has(actionId)) continue;
      const atMs = firstAt.get(actionId) ?? event.atMs;
      firstAt.set(actionId, atMs);
      actions.set(actionId, { atMs, actionId, text, dueAt });
    }
    if (event.type === 'actionRemoved') actions.delete(event.actionId);
  }
  return inOrder(actions);
}

/** Ids count up in the order of noting; a Map puts what was taken back at its end. */
function inOrder<T>(noted: ReadonlyMap<number, T>): readonly T[] {
  return [...noted.entries()].sort(([a], [b]) => a - b).map(([, each]) => each);
}
