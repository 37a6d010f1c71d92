/** What package-lock.json says of one place in node_modules. */
export interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The package that an import names; null for the project's own files and Node's. */
export function packageOf(specifier: string): string | null {
  if (/^(?:[.#/]|node:|app:)/.test(specifier)) return null;
  const [scope = '', name = ''] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

/** Every package that a source imports, by `import`, `export … from` or `import()`. */
export function importsOf(source: string): readonly string[] {
  const found = source.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g);
  return [...found].flatMap(([, specifier = '']) => packageOf(specifier) ?? []);
}

/** Where Node would find `name` from the package at `from`; null where nowhere. */
function locate(packages: Readonly<Record<string, Locked>>, from: string, name: string) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const key = `${base === '' ? '' : `${base}/`}node_modules/${name}`;
    if (key in packages) return key;
    if (base === '') return null;
  }
}

/** The places in node_modules that these packages need, themselves included. */
export function reachable(
  packages: Readonly<Record<string, Locked>>,
  roots: Iterable<string>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const todo = [...roots].flatMap((name) => locate(packages, '', name) ?? []);
  for (let place = todo.pop(); place !== undefined; place = todo.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    const { dependencies, optionalDependencies } = packages[place] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const next = locate(packages, place, name);
      if (next !== null) todo.push(next);
    }
  }
  return seen;
}
