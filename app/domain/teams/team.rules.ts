interface Node {
  id: string;
  parentId: string | null;
}

/** Whether a team would come to stand below itself. */
export function makesCircle(teams: Node[], id: string, parentId: string | null): boolean {
  const parentOf = new Map(teams.map((team) => [team.id, team.parentId]));
  const seen = new Set<string>();
  for (let at = parentId; at !== null && !seen.has(at); at = parentOf.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/** Teams in the order of their tree, each with its depth; those whose parent is not among them stand at the top. */
export function asTree<T extends Node>(teams: T[]): (T & { depth: number })[] {
  const known = new Set(teams.map((team) => team.id));
  const children = new Map<string | null, T[]>();
  for (const team of teams) {
    const parent = team.parentId !== null && known.has(team.parentId) ? team.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), team]);
  }
  const below = (parent: string | null, depth: number): (T & { depth: number })[] =>
    (children.get(parent) ?? []).flatMap((team) => [{ ...team, depth }, ...below(team.id, depth + 1)]);
  return below(null, 0);
}
