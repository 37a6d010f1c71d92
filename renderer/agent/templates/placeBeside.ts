import type { Move } from '#renderer/ui/controls/OrderList.tsx';

/**
 * The ids after rows were moved beside a row that is in sight. What a filter hides is moved by nobody:
 * it keeps its order, and the moved rows stand directly beside their visible neighbour.
 * @param ids every one in its order, in sight or not
 */
export function placeBeside(
  ids: readonly string[],
  { moved, target, side }: Move,
): readonly string[] {
  const others = ids.filter((id) => !moved.includes(id));
  const neighbour = others.indexOf(target);
  if (neighbour === -1) return ids;
  return others.toSpliced(neighbour + (side === 'after' ? 1 : 0), 0, ...moved);
}
