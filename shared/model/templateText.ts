/** An argument of a template's text: {name}, or {name, select, …}. */
export interface Argument {
  /** As written; may be no known placeholder, and empty in "{}". */
  readonly name: string;
  /** Index of its opening brace. */
  readonly at: number;
}

/** What stands in square brackets. */
export interface OptionalSegment {
  /** Index of the opening bracket, and of the closing one. */
  readonly start: number;
  readonly end: number;
  readonly names: readonly string[];
}

/** A template's text, read without judging whether its placeholders exist. */
export interface TemplateText {
  readonly arguments: readonly Argument[];
  readonly segments: readonly OptionalSegment[];
  /** Index of each brace that opens or closes nothing. */
  readonly looseBraces: readonly number[];
  /** Index of each square bracket that opens or closes nothing, or that stands inside another. */
  readonly looseBrackets: readonly number[];
}

interface Open {
  readonly kind: 'argument' | 'message' | 'segment';
  readonly at: number;
  readonly names: string[];
}

const argumentName = /\{\s*([^\s{},]*)\s*([,}])/uy;

/**
 * Reads a text in ICU MessageFormat as far as placeholders and optional segments go. As in ICU, an
 * apostrophe before a brace quotes up to the next apostrophe. Never throws.
 */
export function readTemplateText(text: string): TemplateText {
  const found: Argument[] = [];
  const segments: OptionalSegment[] = [];
  const looseBraces: number[] = [];
  const looseBrackets: number[] = [];
  const open: Open[] = [];
  let at = 0;

  const opensBrace = (): void => {
    if (open.at(-1)?.kind === 'argument') {
      open.push({ kind: 'message', at, names: [] });
      return;
    }
    argumentName.lastIndex = at;
    const match = argumentName.exec(text);
    if (match === null) {
      looseBraces.push(at);
      return;
    }
    const name = match[1] ?? '';
    found.push({ name, at });
    for (const outer of open) outer.names.push(name);
    if (match[2] === ',') open.push({ kind: 'argument', at, names: [] });
    at += match[0].length - 1;
  };
  const closesBrace = (): void => {
    if (open.at(-1)?.kind === 'segment') looseBrackets.push(open.pop()?.at ?? at);
    if (open.length === 0) looseBraces.push(at);
    else open.pop();
  };
  const closesBracket = (): void => {
    const last = open.at(-1);
    if (last?.kind !== 'segment') {
      looseBrackets.push(at);
      return;
    }
    open.pop();
    segments.push({ start: last.at, end: at, names: last.names });
  };

  for (; at < text.length; at += 1) {
    const char = text[at];
    const inArgument = open.at(-1)?.kind === 'argument';
    if (char === "'") at = afterQuote(text, at);
    else if (char === '{') opensBrace();
    else if (char === '}') closesBrace();
    else if (char === '[' && !inArgument) {
      if (open.some(({ kind }) => kind === 'segment')) looseBrackets.push(at);
      else open.push({ kind: 'segment', at, names: [] });
    } else if (char === ']' && !inArgument) closesBracket();
  }
  for (const { kind, at: opened } of open) {
    (kind === 'segment' ? looseBrackets : looseBraces).push(opened);
  }
  return { arguments: found, segments, looseBraces, looseBrackets };
}

/** Where an apostrophe's quoting ends; the apostrophe itself where it quotes nothing. */
function afterQuote(text: string, at: number): number {
  const next = text[at + 1];
  if (next === "'") return at + 1;
  if (next !== '{' && next !== '}') return at;
  const end = text.indexOf("'", at + 1);
  return end === -1 ? text.length : end;
}

/** The placeholders that a text cannot do without: those outside of brackets, once each. */
export function requiredBy(text: string): readonly string[] {
  const { arguments: all, segments } = readTemplateText(text);
  const outside = all.filter(({ at }) => !segments.some((s) => s.start < at && at < s.end));
  return [...new Set(outside.map(({ name }) => name))];
}

/**
 * The text without its brackets, and without those segments of which a placeholder is missing.
 * Brackets that are loose stay as they are.
 * @param isMissing whether a placeholder has no value
 */
export function withoutMissing(text: string, isMissing: (name: string) => boolean): string {
  let rest = 0;
  let kept = '';
  for (const { start, end, names } of readTemplateText(text).segments) {
    kept += text.slice(rest, start);
    if (!names.some(isMissing)) kept += text.slice(start + 1, end);
    rest = end + 1;
  }
  return kept + text.slice(rest);
}
