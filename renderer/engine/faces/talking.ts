import type { Ms } from '#shared/lib/units.ts';
import type { OfflineVad } from '#renderer/sensing/voice/offlineVad.ts';
import { decode } from '../sound.ts';

/** Whether the person in a clip speaks at a time. */
export type Talking = (atMs: Ms) => boolean;

/** More likely speech than not. */
const SPEECH = 0.5;

/** Who spoke so lately still has a mouth in motion. Only the past counts, as in a call. */
const LATELY_MS: Ms = 300;

/** The clip's own sound, heard by the live detector; a clip without sound has nobody talking. */
export async function talkingIn(
  bytes: Uint8Array<ArrayBuffer>,
  vad: () => Promise<OfflineVad>,
): Promise<Talking> {
  // Decoding takes the bytes away, and the picture still needs them.
  const sound = await decode(bytes.slice().buffer).catch(() => null);
  if (sound === null || sound.length === 0) return () => false;
  const spokenAt: Ms[] = [];
  const run = await (
    await vad()
  ).begin((frames) => {
    for (const { atMs, speechProbability } of frames) {
      if (speechProbability > SPEECH) spokenAt.push(atMs);
    }
  });
  await run.push(null, sound.getChannelData(0));
  await run.end();
  return (atMs) => spokenAt.some((spoken) => spoken > atMs - LATELY_MS && spoken <= atMs);
}
