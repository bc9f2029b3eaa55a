/*
 * The rows of the team report: teams by kind, each with those below it. Pure.
 */

export interface ReportTeam {
  id: string;
  name: string;
  kind: TeamKindCode;
  parentId: string | null;
  /** Whether it has a row; others only add to the rows of the teams above them. */
  shown: boolean;
}

/** The order of the report; parks and departments are series of their own, not to be added to those before. */
export const TEAM_KINDS = [
  'county_bureau',
  'task_force',
  'outpost',
  'city_bureau',
  'organizer',
  'park',
  'department',
] as const;
export type TeamKindCode = (typeof TEAM_KINDS)[number];

export interface TeamRow {
  /** Names the row's figures: the team's id, with `:own` where those below it are left out. */
  key: string;
  team: ReportTeam;
  /** The team alone, without those below it. */
  isOwn: boolean;
  /** Whether the figures hold those of other teams too. */
  isSum: boolean;
  depth: number;
  /** Whose records count in the row. */
  teamIds: string[];
}

/**
 * Rows by kind. Below a team stand its own part and its children, except that the city bureau's children stand in
 * the groups of their kinds only.
 */
export function teamGroups(teams: readonly ReportTeam[]): { kind: TeamKindCode; rows: TeamRow[] }[] {
  const children = (team: ReportTeam) => teams.filter(({ parentId }) => parentId === team.id);
  const rows = (team: ReportTeam, depth: number): TeamRow[] => {
    const below = children(team);
    const row = { team, depth };
    if (below.length === 0) return [{ ...row, key: team.id, isOwn: false, isSum: false, teamIds: [team.id] }];
    const listed = team.kind === 'city_bureau' ? [] : below.filter(({ shown }) => shown);
    return [
      { ...row, key: team.id, isOwn: false, isSum: true, teamIds: withBelow(teams, team.id) },
      { team, depth: depth + 1, key: `${team.id}:own`, isOwn: true, isSum: false, teamIds: [team.id] },
      ...listed.flatMap((child) => rows(child, depth + 1)),
    ];
  };
  const shown = teams.filter((team) => team.shown);
  return TEAM_KINDS.map((kind) => ({
    kind,
    rows: shown
      .filter((team) => team.kind === kind && !hasAbove(shown, team, kind))
      .flatMap((team) => rows(team, 0)),
  })).filter((group) => group.rows.length > 0);
}

/** A team and every team below it, each once. */
export function withBelow(teams: readonly Pick<ReportTeam, 'id' | 'parentId'>[], id: string): string[] {
  const found = new Set([id]);
  for (const above of found) for (const team of teams) if (team.parentId === above) found.add(team.id);
  return [...found];
}

/** Whether a team stands below another of its kind, and so in that one's rows. */
function hasAbove(teams: readonly ReportTeam[], { parentId }: ReportTeam, kind: TeamKindCode): boolean {
  const parent = teams.find(({ id }) => id === parentId);
  return parent !== undefined && (parent.kind === kind || hasAbove(teams, parent, kind));
}
