/** Why a device could not be used. */
export type DeviceProblem =
  /** There is none, or the chosen one is gone and no other is left. */
  | 'missing'
  /** The person, the browser or the system said no. */
  | 'denied'
  /** Another program holds it, or its driver gave up. */
  | 'busy'
  /** It worked, and was unplugged or taken away in mid-use. */
  | 'lost';

const problems: Readonly<Record<string, DeviceProblem>> = {
  NotFoundError: 'missing',
  DevicesNotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotAllowedError: 'denied',
  PermissionDeniedError: 'denied',
  SecurityError: 'denied',
  // navigator.mediaDevices is absent: the page is not served over TLS, which is a "no" as well.
  TypeError: 'denied',
  NotReadableError: 'busy',
  TrackStartError: 'busy',
  AbortError: 'busy',
  InvalidStateError: 'busy',
};

const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';

/** What a rejected getUserMedia means for the person. Anything unforeseen counts as busy: try again. */
export function deviceProblemOf(error: unknown): DeviceProblem {
  return problems[nameOf(error)] ?? 'busy';
}
