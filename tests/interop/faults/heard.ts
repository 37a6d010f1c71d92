import type { PacketLook, SoundLook } from '../soundProbe.ts';

/**
 * Sound is heard above this level, dBFS. The voices of the tests are at -40 and above at every
 * moment; what a jitter buffer makes up for lost packets fades below within some 100 ms.
 */
export const HEARD_DBFS = -55;
/** Sound that stays for this long is back; a scrap of it is not. */
export const STEADY_MS = 400;

const isHeard = ({ dbfs }: SoundLook): boolean => dbfs > HEARD_DBFS;

/**
 * When sound is heard again for good: the first look from `since` on that heard some, as did every
 * look in the STEADY_MS after it.
 * @returns ms after `since`; null while it is not (or not for long enough)
 */
export function heardAgainAfter(looks: readonly SoundLook[], since: number): number | null {
  let began: number | null = null;
  for (const look of looks) {
    if (look.at < since) continue;
    if (!isHeard(look)) began = null;
    else {
      began ??= look.at;
      if (look.at - began >= STEADY_MS) return began - since;
    }
  }
  return null;
}

/** The longest time without sound in a stretch of time, ms. */
export function longestSilence(looks: readonly SoundLook[], from: number, to: number): number {
  let longest = 0;
  let last = from;
  // Two tracks may be heard at once while one takes over from the other.
  for (const { at } of looks.filter(isHeard).toSorted((a, b) => a.at - b.at)) {
    if (at <= from || at > to) continue;
    longest = Math.max(longest, at - last);
    last = at;
  }
  return Math.max(longest, to - last);
}

/** A packet of sound every 20 ms; without half of them something is wrong. */
const FEW_PACKETS_PER_MS = 0.5 / 20;

/**
 * The longest time in which hardly a packet of sound arrived, ms; as exact as the looks are
 * frequent. A look that came late finds all that arrived meanwhile, and is no drought.
 */
export function longestDrought(looks: readonly PacketLook[], from: number, to: number): number {
  let longest = 0;
  let since: number | null = null;
  for (const [i, look] of looks.entries()) {
    const before = looks[i - 1];
    if (before === undefined || look.at <= from || before.at >= to) continue;
    const few = look.packets - before.packets < (look.at - before.at) * FEW_PACKETS_PER_MS;
    since = few ? (since ?? before.at) : null;
    if (since !== null) longest = Math.max(longest, Math.min(look.at, to) - Math.max(since, from));
  }
  return longest;
}

/** Share of the looks of a stretch that heard sound, percent; null without looks. */
export function shareHeard(looks: readonly SoundLook[], from: number, to: number): number | null {
  const within = looks.filter(({ at }) => at >= from && at <= to);
  return within.length === 0 ? null : (within.filter(isHeard).length / within.length) * 100;
}
