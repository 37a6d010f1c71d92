type Classes = Readonly<Record<string, string>>;

/** The class string for the given names of a CSS module; falsy names are left out. */
export function cx(
  styles: Classes,
  ...names: readonly (string | false | null | undefined)[]
): string {
  return names
    .map((name) => (name ? styles[name] : undefined))
    .filter((found) => found !== undefined)
    .join(' ');
}
