import { lookedAtSize } from './pictureSize.ts';
import { shrink } from './shrink.ts';

/** Turns pictures into plain pixels of the size that is looked at. */
export interface Pixels {
  /** Does not close the picture. What it gives is good until the next picture. */
  read(picture: VideoFrame | ImageBitmap): Promise<ImageData>;
}

/**
 * Frames of a call are copied out, never drawn: each drawing of a frame on a canvas, and each showing
 * of a canvas or a frame to WebGL, leaves a picture's worth of shared memory behind for as long as the
 * worker lives (1.2 MB at 640×480; seen in Chromium 130). Plain pixels leave nothing.
 */
export function createPixels(): Pixels {
  let copied = new Uint8ClampedArray(0);
  let drawing: OffscreenCanvasRenderingContext2D | null = null;

  const copy = async (frame: VideoFrame): Promise<ImageData | null> => {
    const size = frame.visibleRect;
    if (size === null || isTurned(frame, size)) return null;
    const options = { format: 'RGBA', colorSpace: 'srgb' } as const;
    const bytes = frame.allocationSize(options);
    if (copied.byteLength !== bytes) copied = new Uint8ClampedArray(bytes);
    await frame.copyTo(copied, options);
    const to = lookedAtSize(size);
    return new ImageData(shrink(copied, size, to), to.width, to.height);
  };

  const draw = (picture: VideoFrame | ImageBitmap): ImageData => {
    const { width, height } = lookedAtSize(
      'displayWidth' in picture
        ? { width: picture.displayWidth, height: picture.displayHeight }
        : picture,
    );
    drawing ??= contextOf(new OffscreenCanvas(width, height));
    if (drawing.canvas.width !== width) drawing.canvas.width = width;
    if (drawing.canvas.height !== height) drawing.canvas.height = height;
    drawing.drawImage(picture, 0, 0, width, height);
    return drawing.getImageData(0, 0, width, height);
  };

  return {
    read: async (picture) => ('copyTo' in picture ? await copy(picture) : null) ?? draw(picture),
  };
}

/** A frame that is to be turned before it is shown; copying it out would leave it as it lies. */
function isTurned(
  frame: VideoFrame & { readonly rotation?: number; readonly flip?: boolean },
  { width, height }: DOMRectReadOnly,
): boolean {
  if ((frame.rotation ?? 0) !== 0 || frame.flip === true) return true;
  // Before frames told their rotation, those that lie on their side still had their sides swapped.
  return width > height !== frame.displayWidth > frame.displayHeight;
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (context === null) throw new Error('this window cannot draw pictures');
  return context;
}
