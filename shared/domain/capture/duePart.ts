/** A day as it was named. */
export type DayPart =
  | { readonly by: 'away'; readonly days: number }
  /** 0 = Monday. */
  | { readonly by: 'weekday'; readonly weekday: number }
  /** Year null where none was said. */
  | {
      readonly by: 'date';
      readonly year: number | null;
      readonly month: number;
      readonly day: number;
    };

export interface TimePart {
  readonly is: 'time';
  /** After midnight. */
  readonly minutes: number;
}

/** A piece of what was typed after /due. */
export type Part =
  | TimePart
  | { readonly is: 'day'; readonly day: DayPart }
  /** From now on. */
  | { readonly is: 'span'; readonly minutes: number }
  /** An hour that may be before or after noon. */
  | { readonly is: 'unclearHour'; readonly hour: number }
  /** Words with more than one meaning. */
  | { readonly is: 'unclear'; readonly words: string }
  /** A time that no clock shows. */
  | { readonly is: 'noSuch'; readonly words: string }
  | { readonly is: 'unknown'; readonly words: string };
