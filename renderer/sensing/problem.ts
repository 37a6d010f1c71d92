/** Why the voices (or the picture) cannot be read. The call itself goes on without. */
type SensingProblemCode =
  /** The window lacks what sensing needs (AudioWorklet, module workers). */
  | 'unsupported'
  /** The model or its engine could not be loaded or started. */
  | 'modelUnavailable'
  /** The sound could not be taken in: the audio context would not start or failed. */
  | 'audioUnavailable'
  /** What was to be looked at is not the customer's picture. */
  | 'notTheCustomer'
  /** The worker ended in mid-call. */
  | 'workerLost'
  /** Nothing has been processed for a while, although nothing reported a failure. */
  | 'stalled';

export interface SensingProblem {
  readonly code: SensingProblemCode;
  /** One plain English sentence for the log or a details line; screens word the code. */
  readonly detail: string;
}

/** A start of sensing that failed; carries the same problem that `onFailure` would be told. */
export class SensingError extends Error {
  override readonly name = 'SensingError';
  readonly problem: SensingProblem;

  constructor(problem: SensingProblem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The first line of whatever was thrown. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}
