import type { Ms } from '#shared/lib/units.ts';
import { meterLevel } from './level.ts';

/** Often enough to look alive, seldom enough not to be felt by the processor. */
const EVERY_MS: Ms = 60;

/** Samples looked at each time: 43 ms at 48 kHz, so that hardly any sound falls between two looks. */
const WINDOW = 2048;

/**
 * Follows the loudness of a microphone (or of the other side) until the signal aborts. A browser
 * may hold the sound engine back until the person has clicked somewhere: it starts with the next
 * click by itself.
 * @param onLevel 0..1
 */
export function watchLevel(
  track: MediaStreamTrack,
  signal: AbortSignal,
  onLevel: (level: number) => void,
): void {
  if (signal.aborted) return;
  const context = new AudioContext();
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = WINDOW;
  source.connect(analyser);
  const samples = new Float32Array(WINDOW);
  const wake = (): void => {
    if (context.state === 'suspended') void context.resume().catch(() => undefined);
  };
  document.addEventListener('pointerdown', wake, { signal });
  document.addEventListener('keydown', wake, { signal });
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    onLevel(meterLevel(samples));
  }, EVERY_MS);
  signal.addEventListener(
    'abort',
    () => {
      clearInterval(timer);
      source.disconnect();
      void context.close().catch(() => undefined);
    },
    { once: true },
  );
}
