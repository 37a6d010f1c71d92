import { MAX_READ_BYTES } from '#shared/contract/engine.ts';
import type { EngineBridge } from '#shared/contract/engine.ts';
import type { FileBytes } from './container/fileBytes.ts';
import { InputError } from './inputError.ts';

/** One of a job's inputs, read through the bridge. */
export function jobFile(
  bridge: EngineBridge,
  jobId: number,
  input: number,
  size: number,
): FileBytes {
  return {
    size,
    async read(offset, length) {
      const whole = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      let done = 0;
      while (done < whole.length) {
        const part = await bridge
          .read({
            jobId,
            input,
            offset: offset + done,
            length: Math.min(MAX_READ_BYTES, whole.length - done),
          })
          .catch(() => {
            throw new InputError('unreadable');
          });
        // Main could not read on, or the file became shorter since it was opened.
        if (part.length === 0) throw new InputError('unreadable');
        whole.set(part, done);
        done += part.length;
      }
      return whole;
    },
  };
}
