/** Control and direction characters, which could disorder a line, and halves of broken characters. */
const unseen = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const marks = '.,;:!?…';
const marksInARow = new RegExp(`([${marks}])(?:\\s*[${marks}])+`, 'gu');
const marksAround = new RegExp(`^[\\s${marks}]+|[\\s${marks}]+$`, 'gu');
const writtenFromTheRight =
  /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/**
 * What somebody typed or was called, as it can stand in the middle of a spoken sentence: on one line,
 * without its own full stop, and with one mark where it had several. Empty where nothing is left.
 */
export function tidy(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(unseen, '')
    .replace(marksInARow, '$1')
    .replace(marksAround, '')
    .replace(/ {2,}/gu, ' ');
}

/**
 * Keeps a name that is written from right to left from dragging the sentence's punctuation along:
 * the invisible marks around it are for the screen only.
 */
export function isolated(value: string): string {
  return writtenFromTheRight.test(value) ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value;
}
