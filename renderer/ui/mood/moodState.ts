import type {
  Band,
  MoodConsent,
  MoodIdle,
  MoodReading,
  MoodTrend,
  Movement,
  UnsureReason,
} from '#shared/model/mood.ts';

/** What is known of one customer's mood: the answer they gave, and what was seen since. */
export interface MoodSeen {
  readonly offered: boolean;
  readonly consent: MoodConsent | null;
  readonly stopped: boolean;
  readonly allowed: boolean;
  readonly reading: MoodReading | null;
  readonly trend: MoodTrend | null;
  readonly idle: MoodIdle | null;
}

/** A band that says something. */
export type ToldBand = Exclude<Band, 'unsure'>;

/** What the agent is shown, one thing at a time. */
export type MoodState =
  /** Asked, and not answered yet. */
  | { readonly kind: 'asked' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'held' }
  /** The connection is not up. */
  | { readonly kind: 'away' }
  | { readonly kind: 'idle'; readonly why: MoodIdle }
  | { readonly kind: 'unsure'; readonly why: UnsureReason }
  | {
      readonly kind: 'told';
      readonly band: ToldBand;
      readonly trend: MoodTrend | null;
      readonly confidence: number;
      readonly movements: readonly Movement[];
    };

/**
 * What to show; what the customer and the agent decided goes before anything that was seen.
 * @returns null where the customer is not asked: then there is nothing to say
 */
export function moodStateOf(
  seen: MoodSeen,
  call: { readonly live: boolean; readonly held: boolean },
): MoodState | null {
  if (!seen.offered) return null;
  if (seen.stopped) return { kind: 'stopped' };
  if (seen.consent?.given === false) return { kind: 'declined' };
  if (!call.live) return { kind: 'away' };
  if (seen.consent === null) return { kind: 'asked' };
  if (call.held) return { kind: 'held' };
  if (!seen.allowed) return { kind: 'idle', why: 'paused' };
  if (seen.idle !== null) return { kind: 'idle', why: seen.idle };
  return seen.reading === null ? { kind: 'idle', why: 'starting' } : read(seen.reading, seen.trend);
}

function read({ band, confidence, why, unsure }: MoodReading, trend: MoodTrend | null): MoodState {
  return band === 'unsure'
    ? { kind: 'unsure', why: unsure ?? 'ambiguous' }
    : { kind: 'told', band, trend, confidence, movements: why };
}

/** Whether something is being read, or would be as soon as it can be seen. */
export function isReading({ kind }: MoodState): boolean {
  return kind === 'idle' || kind === 'unsure' || kind === 'told';
}
