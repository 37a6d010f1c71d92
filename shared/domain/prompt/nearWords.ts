/** Letters from which a slip can be told from another word. */
const TELLABLE = 4;
/** Letters from which two slips are likely in one word. */
const LONG = 8;

/**
 * Places of the words that begin like a typed one but for a slip: a letter too many, too few, another
 * or two swapped; from eight letters on, two slips.
 */
export function nearWords(typed: string, words: readonly string[]): readonly number[] {
  if (typed.length < TELLABLE) return [];
  const slips = typed.length >= LONG ? 2 : 1;
  return words.flatMap((word, at) =>
    word.length >= typed.length - slips &&
    mayBegin(typed, word) &&
    lettersMissing(typed, word, slips) <= slips &&
    slipsIn(typed, word, slips) <= slips
      ? [at]
      : [],
  );
}

/** Whether a slip can lie between the first letters; spares the counting for most words. */
function mayBegin(typed: string, word: string): boolean {
  return (
    typed[0] === word[0] || typed[1] === word[1] || typed[0] === word[1] || typed[1] === word[0]
  );
}

/**
 * Letters of the typed word that the other has nowhere, counted up to one more than `most`: each takes
 * a slip of its own, and counting them is far cheaper than counting slips.
 */
function lettersMissing(typed: string, word: string, most: number): number {
  let missing = 0;
  for (let i = 0; i < typed.length && missing <= most; i += 1) {
    if (!word.includes(typed.charAt(i))) missing += 1;
  }
  return missing;
}

/** Slips between a typed word and the best beginning of another; more than `most` is not counted out. */
function slipsIn(typed: string, word: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: typed.length + 1 }, (_, i) => i);
  let best = last[typed.length] ?? 0;
  for (let row = 1; row <= Math.min(word.length, typed.length + most); row += 1) {
    const current = [row];
    let least = row;
    for (let i = 1; i <= typed.length; i += 1) {
      const same = typed[i - 1] === word[row - 1];
      let slips = Math.min(
        (last[i] ?? 0) + 1,
        (current[i - 1] ?? 0) + 1,
        (last[i - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = typed[i - 1] === word[row - 2] && typed[i - 2] === word[row - 1];
      if (row > 1 && i > 1 && swapped) slips = Math.min(slips, (beforeLast[i - 2] ?? 0) + 1);
      current.push(slips);
      least = Math.min(least, slips);
    }
    best = Math.min(best, current[typed.length] ?? best);
    if (least > most) break;
    beforeLast = last;
    last = current;
  }
  return best;
}
