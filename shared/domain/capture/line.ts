import type { Result } from '#shared/lib/result.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { DueProblem, Here } from './due.ts';
import { readDue } from './due.ts';

/** What a line of the capture field means. */
export type Captured =
  | { readonly kind: 'fact'; readonly text: string }
  | { readonly kind: 'action'; readonly text: string; readonly dueAt: EpochMs | null }
  /** A date for the action that was noted last. */
  | { readonly kind: 'due'; readonly dueAt: EpochMs };

export type LineProblem =
  | DueProblem
  /** A command with nothing behind it. */
  | { readonly code: 'noText'; readonly command: 'fact' | 'action' }
  | { readonly code: 'noCommand'; readonly words: string }
  /** The same command twice, or a fact with a due time. */
  | { readonly code: 'tooMuch'; readonly command: 'fact' | 'action' | 'due' };

type Command = 'fact' | 'action' | 'due';

interface Piece {
  readonly command: Command;
  readonly text: string;
}

/**
 * Reads a line: plain text is a fact; "/fact …", "/action …", "/due …" say what it is; an action may
 * have its due time in the same line, in either order. Plain text with a due time is an action: only
 * a promise has a date. A slash within a word ("24/7") or before a number or a path is text.
 * @returns null for an empty line
 */
export function readLine(line: string, here: Here): Result<Captured, LineProblem> | null {
  const trimmed = line.trim();
  if (trimmed === '') return null;
  const stranger = /^\/(?!(?:fact|action|due)(?:\s|$))\p{L}+(?=\s|$)/iu.exec(trimmed);
  if (stranger !== null) return err({ code: 'noCommand', words: stranger[0] });
  const pieces = piecesOf(trimmed);
  const twice = pieces.find(
    ({ command }, i) => pieces.findIndex((each) => each.command === command) !== i,
  );
  if (twice !== undefined) return err({ code: 'tooMuch', command: twice.command });
  return meaningOf(pieces, here);
}

function piecesOf(line: string): readonly Piece[] {
  const starts = [...line.matchAll(/(?<=^|\s)\/(fact|action|due)(?=\s|$)/giu)];
  const [first] = starts;
  const before = line.slice(0, first?.index ?? line.length).trim();
  // A word or two before "/due" are what is due.
  const hasDue = starts.some((start) => start[1]?.toLowerCase() === 'due');
  const plain: readonly Piece[] =
    before === '' ? [] : [{ command: hasDue ? 'action' : 'fact', text: before }];
  const commanded = starts.map((start, i): Piece => {
    const from = start.index + start[0].length;
    return {
      command: start[1]?.toLowerCase() as Command,
      text: line.slice(from, starts[i + 1]?.index ?? line.length).trim(),
    };
  });
  return [...plain, ...commanded];
}

function meaningOf(pieces: readonly Piece[], here: Here): Result<Captured, LineProblem> {
  const textOf = (command: Command): string | null =>
    pieces.find((piece) => piece.command === command)?.text ?? null;
  const fact = textOf('fact');
  const action = textOf('action');
  const due = textOf('due');
  if (fact !== null && (action !== null || due !== null)) {
    return err({ code: 'tooMuch', command: action === null ? 'due' : 'fact' });
  }
  if (fact !== null) {
    return fact === ''
      ? err({ code: 'noText', command: 'fact' })
      : ok({ kind: 'fact', text: fact });
  }
  if (action === '') return err({ code: 'noText', command: 'action' });
  const dueAt = due === null ? null : readDue(due, here);
  if (dueAt !== null && !dueAt.ok) return dueAt;
  if (action !== null) return ok({ kind: 'action', text: action, dueAt: dueAt?.value ?? null });
  return dueAt === null ? err({ code: 'missing' }) : ok({ kind: 'due', dueAt: dueAt.value });
}
