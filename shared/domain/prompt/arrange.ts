/**
 * Places the wanted items so that nothing moves without need: the first wanted stands first (it is
 * the one for this moment), items that were shown before and are still wanted keep their places,
 * and the rest fill the free places in order.
 */
export function arrange(shown: readonly string[], wanted: readonly string[]): readonly string[] {
  const places: (string | null)[] = wanted.map((id, place) => {
    if (place === 0) return id;
    const before = shown[place];
    return before !== undefined && before !== wanted[0] && wanted.includes(before) ? before : null;
  });
  const rest = wanted.filter((id) => !places.includes(id));
  return places.flatMap((id) => {
    const next = id ?? rest.shift();
    return next === undefined ? [] : [next];
  });
}
