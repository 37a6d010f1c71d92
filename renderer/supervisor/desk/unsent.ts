/**
 * Words that were typed and not yet put anywhere, by what they are about: they are still there when
 * somebody looks at another call in between. They live as long as the window.
 */
const unsent = new Map<string, string>();

export function unsentWords(about: string): string {
  return unsent.get(about) ?? '';
}

export function keepUnsent(about: string, words: string): void {
  if (words === '') unsent.delete(about);
  else unsent.set(about, words);
}
