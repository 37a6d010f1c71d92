/**
 * Mean brightness of a picture.
 * @param rgba pixels, four bytes each
 * @returns 0 (black) to 1 (white); Rec. 709 luma of the encoded values, as a person would judge it
 */
export function meanBrightness(rgba: Uint8ClampedArray): number {
  let sum = 0;
  for (let i = 0; i + 3 < rgba.length; i += 4) {
    sum += 0.2126 * (rgba[i] ?? 0) + 0.7152 * (rgba[i + 1] ?? 0) + 0.0722 * (rgba[i + 2] ?? 0);
  }
  const pixels = Math.floor(rgba.length / 4);
  return pixels === 0 ? 0 : Math.min(1, sum / pixels / 255);
}
