/**
 * Ends an exhaustive switch over a tagged union: adding a variant breaks the build here,
 * and a value that slipped past validation at run time is named in the error.
 * @throws Error always
 */
export function assertNever(value: never, what = 'value'): never {
  throw new Error(`Unexpected ${what}: ${JSON.stringify(value)}`);
}
