/** The value of stored JSON; undefined, which no schema of ours accepts, where it is damaged. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
