import type { Ms } from '#shared/lib/units.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { NOTE_CHARS } from '#shared/model/commitment.ts';
import type { PromisedAction } from '#shared/model/commitment.ts';
import type { Fact, NoteActions } from '../types.ts';

/** What the agent jotted down, oldest first. */
interface Noted {
  readonly facts: readonly Fact[];
  readonly actions: readonly PromisedAction[];
}

type NoteEvent = Extract<
  CallEvent,
  {
    readonly type:
      | 'factAdded'
      | 'factChanged'
      | 'factRemoved'
      | 'actionAdded'
      | 'actionChanged'
      | 'actionRemoved';
  }
>;

interface NotesOptions {
  readonly mediaNow: () => Ms;
  readonly signal: AbortSignal;
  readonly noted: () => Noted;
  readonly onNoted: (change: Partial<Noted>) => void;
  /** Into the journal and the pipeline. */
  readonly note: (event: NoteEvent) => void;
}

/** The notes of one call. */
export function createNotes(options: NotesOptions): NoteActions {
  const { mediaNow, signal, noted, onNoted, note } = options;
  const goneFacts = new Map<number, Fact>();
  const goneActions = new Map<number, PromisedAction>();
  let nextFactId = 1;
  let nextActionId = 1;

  const putFact = (fact: Fact): void =>
    onNoted({ facts: put(noted().facts, fact, ({ factId }) => factId) });
  const putAction = (action: PromisedAction): void =>
    onNoted({ actions: put(noted().actions, action, ({ actionId }) => actionId) });
  const factOf = (factId: number): Fact | undefined =>
    signal.aborted ? undefined : noted().facts.find((fact) => fact.factId === factId);
  const actionOf = (actionId: number): PromisedAction | undefined =>
    signal.aborted ? undefined : noted().actions.find((each) => each.actionId === actionId);

  return {
    addFact(typed) {
      const text = noteText(typed);
      if (text === '' || signal.aborted) return;
      const fact: Fact = { factId: nextFactId, text, atMs: mediaNow() };
      nextFactId += 1;
      putFact(fact);
      note({ type: 'factAdded', ...fact });
    },
    changeFact(factId, typed) {
      const text = noteText(typed);
      const before = factOf(factId);
      if (text === '' || before === undefined || before.text === text) return;
      putFact({ ...before, text });
      note({ type: 'factChanged', atMs: mediaNow(), factId, text });
    },
    removeFact(factId) {
      const fact = factOf(factId);
      if (fact === undefined) return;
      goneFacts.set(factId, fact);
      onNoted({ facts: noted().facts.filter((each) => each !== fact) });
      note({ type: 'factRemoved', atMs: mediaNow(), factId });
    },
    restoreFact(factId) {
      const fact = goneFacts.get(factId);
      if (fact === undefined || signal.aborted) return;
      goneFacts.delete(factId);
      putFact(fact);
      note({ type: 'factAdded', ...fact, atMs: mediaNow() });
    },
    addAction(typed, dueAt) {
      const text = noteText(typed);
      if (text === '' || signal.aborted) return;
      const action: PromisedAction = { actionId: nextActionId, text, dueAt, atMs: mediaNow() };
      nextActionId += 1;
      putAction(action);
      note({ type: 'actionAdded', ...action });
    },
    changeAction(actionId, typed, dueAt) {
      const text = noteText(typed);
      const before = actionOf(actionId);
      if (text === '' || before === undefined) return;
      if (before.text === text && before.dueAt === dueAt) return;
      putAction({ ...before, text, dueAt });
      note({ type: 'actionChanged', atMs: mediaNow(), actionId, text, dueAt });
    },
    removeAction(actionId) {
      const action = actionOf(actionId);
      if (action === undefined) return;
      goneActions.set(actionId, action);
      onNoted({ actions: noted().actions.filter((each) => each !== action) });
      note({ type: 'actionRemoved', atMs: mediaNow(), actionId });
    },
    restoreAction(actionId) {
      const action = goneActions.get(actionId);
      if (action === undefined || signal.aborted) return;
      goneActions.delete(actionId);
      putAction(action);
      note({ type: 'actionAdded', ...action, atMs: mediaNow() });
    },
  };
}

/** The notes of the call that runs at the moment of asking; without one nothing happens. */
export function notesOf(running: () => NoteActions | null): NoteActions {
  return {
    addFact: (text) => running()?.addFact(text),
    changeFact: (factId, text) => running()?.changeFact(factId, text),
    removeFact: (factId) => running()?.removeFact(factId),
    restoreFact: (factId) => running()?.restoreFact(factId),
    addAction: (text, dueAt) => running()?.addAction(text, dueAt),
    changeAction: (actionId, text, dueAt) => running()?.changeAction(actionId, text, dueAt),
    removeAction: (actionId) => running()?.removeAction(actionId),
    restoreAction: (actionId) => running()?.restoreAction(actionId),
  };
}

function noteText(typed: string): string {
  return typed.trim().slice(0, NOTE_CHARS).trim();
}

/** In place of the one with its id, or among the others where its id belongs. */
function put<T>(all: readonly T[], one: T, idOf: (each: T) => number): readonly T[] {
  return [...all.filter((each) => idOf(each) !== idOf(one)), one].sort((a, b) => idOf(a) - idOf(b));
}
