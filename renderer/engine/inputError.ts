import type { InputProblemCode } from '#shared/contract/engine.ts';

/** An input that cannot be analysed, and why; the words are main's. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly code: InputProblemCode;
  readonly channels: number | null;

  constructor(code: InputProblemCode, channels: number | null = null) {
    super(code);
    this.code = code;
    this.channels = channels;
  }
}
