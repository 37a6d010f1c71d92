import type { PictureSize } from './pictureSize.ts';

/**
 * A smaller picture, each of its pixels the mean of those it stands for, so that nothing flickers.
 * @param rgba pixels row by row, four bytes each, at least as many as `from` has
 * @param to neither side longer than in `from`
 * @returns `rgba` itself where the sizes are the same, else new pixels
 */
export function shrink(
  rgba: Uint8ClampedArray<ArrayBuffer>,
  from: PictureSize,
  to: PictureSize,
): Uint8ClampedArray<ArrayBuffer> {
  if (from.width === to.width && from.height === to.height) return rgba;
  const small = new Uint8ClampedArray(to.width * to.height * 4);
  for (let y = 0; y < to.height; y += 1) {
    const top = Math.floor((y * from.height) / to.height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * from.height) / to.height));
    for (let x = 0; x < to.width; x += 1) {
      const left = Math.floor((x * from.width) / to.width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * from.width) / to.width));
      let [red, green, blue] = [0, 0, 0];
      for (let row = top; row < bottom; row += 1) {
        for (let at = (row * from.width + left) * 4; at < (row * from.width + right) * 4; at += 4) {
          red += rgba[at] ?? 0;
          green += rgba[at + 1] ?? 0;
          blue += rgba[at + 2] ?? 0;
        }
      }
      const count = (bottom - top) * (right - left);
      const into = (y * to.width + x) * 4;
      small[into] = red / count;
      small[into + 1] = green / count;
      small[into + 2] = blue / count;
      small[into + 3] = 255;
    }
  }
  return small;
}
