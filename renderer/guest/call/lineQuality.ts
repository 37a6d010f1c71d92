import type { Ms } from '#shared/lib/units.ts';
import type { LinkStats } from '#renderer/rtc/peer/stats.ts';

/** Above a twentieth of lost packets, speech loses syllables that Opus can no longer hide. */
const WEAK_LOSS = 0.05;

/** ITU-T G.114: above 400 ms one way, people talk into each other; this is there and back. */
const WEAK_ROUND_TRIP_MS: Ms = 600;

/** Fewer packets than this say nothing: a microphone with silence suppression sends few. */
const ENOUGH_PACKETS = 20;

/** How the line did between two looks at it. */
export function lineQuality(before: LinkStats | null, now: LinkStats): 'good' | 'weak' {
  if ((now.roundTripMs ?? 0) > WEAK_ROUND_TRIP_MS) return 'weak';
  const lost = now.audio.packetsLost - (before?.audio.packetsLost ?? 0);
  const received = now.audio.packetsReceived - (before?.audio.packetsReceived ?? 0);
  const expected = lost + received;
  return expected >= ENOUGH_PACKETS && lost / expected > WEAK_LOSS ? 'weak' : 'good';
}
