import { MAX_CLIP_BYTES } from '#shared/contract/engine.ts';
import type { LookedAt } from '#shared/contract/engine.ts';
import { startMood, stepMood } from '#shared/domain/mood/mood.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { FaceLink } from '#renderer/sensing/face/faceLink.ts';
import { USUAL_PER_SECOND } from '#renderer/sensing/face/pace.ts';
import { promisedBy } from '../container/cutOff.ts';
import type { FileBytes } from '../container/fileBytes.ts';
import { InputError } from '../inputError.ts';
import type { Talking } from './talking.ts';

/** A picture that takes longer than this to be found will not be found. */
const SEEK_LIMIT_MS = 20_000;

/**
 * Looks at a clip as the live app would: a picture every third of a second of its own time, one
 * after the other, against how this face looks at rest.
 * @param talking whether the person in it speaks at a time
 * @throws InputError where it is no video, cut off, too large, or of a kind this runtime cannot play
 */
export async function lookAtClip(
  file: FileBytes,
  faces: FaceLink,
  talkingIn: (bytes: Uint8Array<ArrayBuffer>) => Promise<Talking>,
): Promise<readonly LookedAt[]> {
  if (file.size > MAX_CLIP_BYTES) throw new InputError('clipTooLarge');
  if ((await promisedBy(file)).cutOff) throw new InputError('clipCutOff');
  const bytes = await file.read(0, file.size);
  const address = URL.createObjectURL(new Blob([bytes]));
  const video = document.createElement('video');
  try {
    await open(video, address);
    const talking = await talkingIn(bytes);
    const looked: LookedAt[] = [];
    let mood = startMood();
    const everyMs = 1000 / USUAL_PER_SECOND;
    for (let i = 0; i * everyMs < video.duration * 1000; i += 1) {
      const atMs = Math.round(i * everyMs);
      await seek(video, atMs);
      const { frame } = await faces.look(await createImageBitmap(video), atMs);
      const step = stepMood(mood, frame, talking(atMs));
      mood = step.state;
      looked.push({ frame, reading: step.reading });
    }
    return looked;
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(address);
  }
}

async function open(video: HTMLVideoElement, address: string): Promise<void> {
  video.muted = true;
  video.preload = 'auto';
  video.src = address;
  await new Promise<void>((resolve, reject) => {
    video.addEventListener('loadeddata', () => resolve(), { once: true });
    video.addEventListener('error', () => reject(new InputError(whyNot(video))), { once: true });
  });
  if (video.videoWidth === 0) throw new InputError('noPicture');
  // A recorder that was stopped hard leaves no length, and where it ends cannot be told.
  if (!Number.isFinite(video.duration)) throw new InputError('clipCutOff');
}

/** Chromium says in its own words whether the container or the codec is unknown. */
function whyNot(video: HTMLVideoElement): 'noCodec' | 'notVideo' | 'clipCutOff' {
  const said = video.error?.message ?? '';
  if (/NO_SUPPORTED_STREAMS|DECODER_ERROR_NOT_SUPPORTED/.test(said)) return 'noCodec';
  return video.error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED ? 'notVideo' : 'clipCutOff';
}

async function seek(video: HTMLVideoElement, atMs: Ms): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const fail = (): void => reject(new InputError(video.error ? whyNot(video) : 'clipCutOff'));
    const timer = setTimeout(fail, SEEK_LIMIT_MS);
    const over = new AbortController();
    const once = { once: true, signal: over.signal };
    video.addEventListener(
      'seeked',
      () => {
        clearTimeout(timer);
        over.abort();
        resolve();
      },
      once,
    );
    video.addEventListener('error', fail, once);
    video.currentTime = atMs / 1000;
  });
}
