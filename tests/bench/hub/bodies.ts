/** What the messages that are relayed look like: a candidate of 300 characters, an offer of 4,096. */
export type Size = 300 | 4096;

const dataOf = (size: Size, fill: number): string =>
  size === 300
    ? `{"type":"candidate","candidate":{"candidate":"${'c'.repeat(fill)}","sdpMLineIndex":0,"sdpMid":"0"}}`
    : `{"type":"offer","sdp":"${'o'.repeat(fill)}"}`;

/** Makes bodies of one size for one call, as JSON, each with an id of its own. */
export function bodiesOf(callId: string, size: Size): () => string {
  const bodyOf = (id: string, fill: number): string =>
    `{"callId":"${callId}","signal":{"id":"${id}","generation":0,"data":${dataOf(size, fill)}}}`;
  const fill = size - bodyOf('00000000', 0).length;
  let made = 0;
  return () => bodyOf(String((made += 1)).padStart(8, '0'), fill);
}

/** A quantile of numbers, 0 … 1; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? NaN;
}
