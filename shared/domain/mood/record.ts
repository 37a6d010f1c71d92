import type { Ms } from '#shared/lib/units.ts';
import type { CallEvent, MoodSeen } from '#shared/model/callEvent.ts';
import type { BandTimeline, MoodReading } from '#shared/model/mood.ts';
import { joinTimelines } from './timeline.ts';

/**
 * A reading that says the same again is kept this often: just within what a reading holds in the
 * timeline, at three pictures a second as at two.
 */
const KEEP_EVERY_MS: Ms = 1_000;

/** Confidence is kept in hundredths: finer would say more than is known. */
const STEPS = 100;

/**
 * What the journal keeps of a reading: its band, how sure it is, or why it could not be told. Never
 * the movements it rests on.
 * @param last what was kept last
 * @returns null where nothing changed within the last second
 */
export function recordOf(last: MoodSeen | null, reading: MoodReading): MoodSeen | null {
  const { band, unsure } = reading;
  const atMs = Math.round(reading.atMs);
  const same = last?.band === band && last.unsure === unsure;
  if (same && atMs - last.atMs < KEEP_EVERY_MS) return null;
  const confidence = Math.round(reading.confidence * STEPS) / STEPS;
  return { type: 'mood', atMs, band, confidence, unsure };
}

/**
 * The bands of a whole call from its journal. Only what was seen between the customer's yes and the
 * next no counts, whatever else a journal may hold; a hold and a broken line end a stretch as well.
 * @returns null where nobody was looked at
 */
export function moodOf(events: readonly CallEvent[]): BandTimeline | null {
  const stretches: { readonly seen: MoodSeen[]; endMs: Ms }[] = [];
  let running: (typeof stretches)[number] | null = null;
  let given = false;
  const end = (atMs: Ms): void => {
    if (running !== null) running.endMs = atMs;
    running = null;
  };
  for (const event of events) {
    if (event.type === 'mood' && given) {
      if (running === null) stretches.push((running = { seen: [], endMs: event.atMs }));
      running.seen.push(event);
      running.endMs = event.atMs;
    }
    if (event.type === 'moodConsent') {
      given = event.consent.given && event.by === 'customer';
      if (!given) end(event.atMs);
    }
    if (stops(event)) end(event.atMs);
  }
  return stretches.length === 0 ? null : joinTimelines(stretches);
}

function stops(event: CallEvent): boolean {
  if (event.type === 'callEnded') return true;
  if (event.type === 'held') return event.held;
  return event.type === 'connection' && event.state !== 'connected';
}
