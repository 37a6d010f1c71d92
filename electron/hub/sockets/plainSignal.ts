import type { SignalEnvelope } from '#shared/contract/hub.ts';

/*
 * Most of what the hub is sent are signals, and looking at them by the schema takes longer than
 * passing them on. This looks for nothing but what both sides send all the time; whatever it does
 * not know is for the schema to say. `tests/hub/plainSignal.test.ts` holds it against the schema.
 */

type Fields = Readonly<Record<string, unknown>>;

const callId = /^[A-Za-z0-9_-]{8,64}$/;

/** Something with exactly so many properties: with one more, the schema would take that off. */
function isOf(count: number, value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).length === count;
}

const isText = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'string' && value.length >= min && value.length <= max;

const isCount = (value: unknown, max: number): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= max;

function isCandidate(value: unknown): boolean {
  if (!isOf(3, value)) return false;
  const { candidate, sdpMLineIndex, sdpMid } = value;
  return isText(candidate, 0, 2000) && isCount(sdpMLineIndex, 1000) && isText(sdpMid, 0, 100);
}

function isData(value: unknown): boolean {
  if (!isOf(2, value)) return false;
  const { type } = value;
  if (type === 'candidate') return isCandidate(value['candidate']);
  return (type === 'offer' || type === 'answer') && isText(value['sdp'], 0, 65_536);
}

/** Whether `signalEnvelopeSchema` takes this and changes nothing; false where that is not certain. */
export function isPlainSignal(body: unknown): body is SignalEnvelope {
  if (!isOf(2, body) || !isOf(3, body['signal'])) return false;
  const { id, generation, data } = body['signal'];
  return (
    typeof body['callId'] === 'string' &&
    callId.test(body['callId']) &&
    isText(id, 1, 64) &&
    isCount(generation, 10_000) &&
    isData(data)
  );
}
