/** Length of the transform here: 32 ms at 16 kHz. */
export const FFT_SIZE = 512;

const BITS = Math.log2(FFT_SIZE);
const cosines = Float64Array.from({ length: FFT_SIZE / 2 }, (_, i) =>
  Math.cos((2 * Math.PI * i) / FFT_SIZE),
);
const sines = Float64Array.from({ length: FFT_SIZE / 2 }, (_, i) =>
  Math.sin((-2 * Math.PI * i) / FFT_SIZE),
);
const reversed = Uint16Array.from({ length: FFT_SIZE }, (_, i) => {
  let mirror = 0;
  for (let bit = 0; bit < BITS; bit += 1) if (i & (1 << bit)) mirror |= 1 << (BITS - 1 - bit);
  return mirror;
});

/** Discrete Fourier transform in place (radix 2) of FFT_SIZE complex values. */
export function fft(re: Float64Array, im: Float64Array): void {
  for (let i = 0; i < FFT_SIZE; i += 1) {
    const j = reversed[i] ?? 0;
    if (j <= i) continue;
    const [r, m] = [re[i] ?? 0, im[i] ?? 0];
    re[i] = re[j] ?? 0;
    im[i] = im[j] ?? 0;
    re[j] = r;
    im[j] = m;
  }
  for (let half = 1; half < FFT_SIZE; half *= 2) {
    const step = FFT_SIZE / (2 * half);
    for (let k = 0; k < half; k += 1) {
      const c = cosines[k * step] ?? 0;
      const s = sines[k * step] ?? 0;
      for (let a = k; a < FFT_SIZE; a += 2 * half) {
        const b = a + half;
        const r = (re[b] ?? 0) * c - (im[b] ?? 0) * s;
        const m = (re[b] ?? 0) * s + (im[b] ?? 0) * c;
        re[b] = (re[a] ?? 0) - r;
        im[b] = (im[a] ?? 0) - m;
        re[a] = (re[a] ?? 0) + r;
        im[a] = (im[a] ?? 0) + m;
      }
    }
  }
}
