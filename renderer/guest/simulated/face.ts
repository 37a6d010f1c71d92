import type { Ms } from '#shared/lib/units.ts';

/** A webcam's size, and as many pictures a second as a calm face needs. */
const WIDTH = 640;
const HEIGHT = 480;
const PICTURES_PER_SECOND = 15;

/** A person who sits still still moves: one slow sway this long, a slower breath. */
const SWAY_MS: Ms = 5300;
const BREATH_MS: Ms = 4100;

/** How the picture lies at a moment: a few pixels off, a little nearer or farther. */
export function poseAt(ms: Ms): { readonly x: number; readonly y: number; readonly zoom: number } {
  const sway = (ms / SWAY_MS) * 2 * Math.PI;
  const breath = (ms / BREATH_MS) * 2 * Math.PI;
  return { x: 5 * Math.sin(sway), y: 3 * Math.cos(breath), zoom: 1.04 + 0.01 * Math.sin(breath) };
}

/**
 * A camera that sees a bundled portrait with the customer's name below it, until the signal aborts.
 * Drawn by a timer, because animation frames stand still in a hidden window.
 */
export async function openFace(
  address: string,
  name: string,
  signal: AbortSignal,
): Promise<MediaStreamTrack> {
  const portrait = new Image();
  portrait.src = address;
  await portrait.decode();
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('There is no canvas to draw the customer on.');

  const draw = (): void => {
    const { x, y, zoom } = poseAt(performance.now());
    const width = WIDTH * zoom;
    const height = HEIGHT * zoom;
    context.drawImage(portrait, (WIDTH - width) / 2 + x, (HEIGHT - height) / 2 + y, width, height);
    context.fillStyle = '#12181bcc';
    context.fillRect(0, HEIGHT - 44, WIDTH, 44);
    context.fillStyle = '#eef2f3';
    context.font = '20px system-ui, sans-serif';
    context.textBaseline = 'middle';
    context.fillText(name, 16, HEIGHT - 22, WIDTH - 32);
  };
  draw();
  const [track] = canvas.captureStream(PICTURES_PER_SECOND).getVideoTracks();
  if (track === undefined) throw new Error('The canvas gives no picture.');
  const timer = setInterval(draw, 1000 / PICTURES_PER_SECOND);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    track.stop();
  });
  return track;
}
