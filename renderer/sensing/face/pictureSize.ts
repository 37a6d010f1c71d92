/** Largest picture the model is shown. Its own input is smaller still, so nothing is lost. */
const MAX_WIDTH = 640;
const MAX_HEIGHT = 480;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The size a picture is looked at: within 640×480, in its own shape, never enlarged. */
export function lookedAtSize({ width, height }: PictureSize): PictureSize {
  const scale = Math.min(1, MAX_WIDTH / width, MAX_HEIGHT / height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
