import { err, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { IpcErrorCode } from '#shared/contract/ipc.ts';
import { asBridgeError } from './bridge.ts';

/** Why something that was asked for did not happen. The screen words it by its code. */
export interface Failure {
  readonly code: IpcErrorCode;
  readonly message: string;
}

/** Never rejects. */
export type Outcome<T> = Promise<Result<T, Failure>>;

/** A request to the main process as a value. */
export async function outcomeOf<T>(asked: Promise<T>): Outcome<T> {
  try {
    return ok(await asked);
  } catch (error) {
    const { code, message } = asBridgeError(error);
    return err({ code, message });
  }
}

/** The same for a request that has nothing to answer. */
export async function doneOf(asked: Promise<unknown>): Outcome<null> {
  return outcomeOf(asked.then(() => null));
}
