/** The list with one item moved to another place; the others keep their order. An unknown id changes nothing. */
export function moveItem<T extends { id: string }>(items: readonly T[], id: string, toIndex: number): T[] {
  const moved = items.find((item) => item.id === id);
  const others = items.filter((item) => item !== moved);
  const at = Math.max(0, Math.min(toIndex, others.length));
  return moved ? [...others.slice(0, at), moved, ...others.slice(at)] : others;
}
