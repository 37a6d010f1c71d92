import { open, stat } from 'node:fs/promises';
import { systemWords } from './words.ts';

/** An input that could be opened. */
export interface OpenInput {
  readonly file: string;
  readonly bytes: number;
  /** Up to `length` bytes from `offset` on; fewer at the file's end. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** An input that could not be opened; the message is a whole sentence with the file's name. */
export class UnusableInput extends Error {
  override readonly name = 'UnusableInput';
}

/**
 * Opens the inputs of one recording.
 * @throws UnusableInput for the first that is missing, unreadable, not a file, or empty
 */
export async function openInputs(files: readonly string[]): Promise<readonly OpenInput[]> {
  const opened: OpenInput[] = [];
  try {
    for (const file of files) opened.push(await openInput(file));
    return opened;
  } catch (error) {
    await closeInputs(opened);
    throw error;
  }
}

export async function closeInputs(inputs: readonly OpenInput[]): Promise<void> {
  for (const input of inputs) await input.close();
}

async function openInput(file: string): Promise<OpenInput> {
  const info = await stat(file).catch((error: unknown) => {
    throw new UnusableInput(`${file} ${systemWords(error)}`);
  });
  // Asked before opening: opening a pipe waits for somebody to write into it.
  if (info.isDirectory()) throw new UnusableInput(`${file} is a folder, not a file.`);
  if (!info.isFile()) throw new UnusableInput(`${file} is not an ordinary file.`);
  if (info.size === 0) throw new UnusableInput(`${file} is empty.`);
  const handle = await open(file, 'r').catch((error: unknown) => {
    throw new UnusableInput(`${file} ${systemWords(error)}`);
  });
  return {
    file,
    bytes: info.size,
    async read(offset, length) {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}
