import type { LinkFailure } from '#renderer/rtc/signalling/types.ts';

/** Why an action of the desk could not be done: the hub's own reasons, or these. */
export type DeskErrorCode =
  | LinkFailure['error']
  /** There is a call already. */
  | 'inCall'
  /** That customer does not ring any more. */
  | 'gone'
  /** There is no way to the hub at the moment. */
  | 'hubAway';

/** Rejects an action of the desk; the screen words the code. */
export class DeskError extends Error {
  override readonly name = 'DeskError';
  readonly code: DeskErrorCode;

  constructor(code: DeskErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
