/** Says a sentence to the person at the terminal; stdout belongs to results. */
export function tell(sentence: string): Promise<void> {
  return write(process.stderr, `hearback: ${sentence}\n`);
}

/** Resolves once the text is out: the process ends right after the last one. */
export function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => resolve());
  });
}
