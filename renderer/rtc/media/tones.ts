import type { Ms } from '#shared/lib/units.ts';
import { setSpeaker } from './speaker.ts';

/** One note of a sound: quiet attack and release, so that it never clicks. */
export interface Note {
  readonly atMs: Ms;
  readonly lengthMs: Ms;
  readonly hz: number;
  /** 0..1 */
  readonly gain: number;
}

/** Three rising notes: plain enough to say "I hear it". */
const testNotes: readonly Note[] = [
  { atMs: 0, lengthMs: 300, hz: 440, gain: 0.25 },
  { atMs: 250, lengthMs: 300, hz: 554.4, gain: 0.25 },
  { atMs: 500, lengthMs: 500, hz: 659.3, gain: 0.25 },
];

const FADE_S = 0.04;

function schedule(context: AudioContext, into: AudioNode, note: Note, start: number): void {
  const from = start + note.atMs / 1000;
  const to = from + note.lengthMs / 1000;
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(note.gain, from + FADE_S);
  gain.gain.setValueAtTime(note.gain, Math.max(from + FADE_S, to - FADE_S * 3));
  gain.gain.linearRampToValueAtTime(0, to);
  const tone = context.createOscillator();
  tone.frequency.value = note.hz;
  tone.connect(gain).connect(into);
  tone.start(from);
  tone.stop(to);
}

/**
 * Plays notes once on a device; over early when the signal aborts. Never rejects: a sound that
 * cannot be played is no reason to stop anything.
 * @param deviceId null for the system's default
 * @param whenGone what to do where the device is gone
 */
export async function playNotes(
  notes: readonly Note[],
  deviceId: string | null,
  signal: AbortSignal,
  whenGone: 'default' | 'silence' = 'default',
): Promise<void> {
  if (signal.aborted || notes.length === 0) return;
  const context = new AudioContext();
  // Through an element, because not every browser can choose the device of a whole AudioContext.
  const out = context.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = out.stream;
  const lengthMs = Math.max(...notes.map((note) => note.atMs + note.lengthMs));
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const play = async (): Promise<void> => {
    const there = await setSpeaker(element, deviceId);
    if (!there && whenGone === 'silence') return;
    await Promise.all([element.play(), context.resume()]);
    const start = context.currentTime + FADE_S;
    for (const note of notes) schedule(context, out, note, start);
    await new Promise((resolve) => setTimeout(resolve, lengthMs + 200));
  };
  try {
    await Promise.race([play(), stopped]);
  } catch {
    // No sound device, or playing not allowed yet.
  } finally {
    element.pause();
    element.srcObject = null;
    await context.close().catch(() => undefined);
  }
}

/** Loudness: about a quarter of a ring's (0.22), noticed under a voice without being jumped at. */
export const SOFT = 0.06;

/**
 * Plays a soft sound once to this person alone: on the device that plays the other's voice, and not
 * at all where that device is gone. It goes to an output and nowhere else: not into the call, not to
 * the voice detector.
 * @param deviceId null for the system's default
 * @returns the function that stops it early
 */
export function playSoftly(notes: readonly Note[], deviceId: string | null): () => void {
  const scope = new AbortController();
  // No sound engine at all: the screen says it in words.
  void playNotes(notes, deviceId, scope.signal, 'silence').catch(() => undefined);
  return () => scope.abort();
}

/** A short sound with which someone checks the loudspeaker. */
export function playTestTone(deviceId: string | null, signal: AbortSignal): Promise<void> {
  return playNotes(testNotes, deviceId, signal);
}
