import { addDays, daysBetween, type LocalDate } from '#app/lib/dates.ts';

/** What a task is: the next step of a visit or a deal, or an official's instruction. */
export type TaskKind = 'visit' | 'deal' | 'instruction';

export const TASK_GROUPS = ['overdue', 'today', 'week', 'later'] as const;
export type TaskGroup = (typeof TASK_GROUPS)[number];

/** The last day of the coming week. */
export const weekEnd = (today: LocalDate): LocalDate => addDays(today, 7);

/** Where a task stands in a list by its due day. */
export function groupOf(due: LocalDate, today: LocalDate): TaskGroup {
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return due <= weekEnd(today) ? 'week' : 'later';
}

/**
 * A task more days overdue than this climbs to the next lead: three leave the owner a weekend to catch up, seven
 * are the rhythm of the weekly round in which the leads above look at what is stuck.
 */
export const CLIMB_AFTER = [3, 7] as const;

export interface Member {
  id: string;
  teamId: string;
  isLead: boolean;
}

export interface Organization {
  members: Member[];
  /** Each team with the team above it. */
  parents: Map<string, string | null>;
}

/**
 * How long an owner's tasks must be overdue before they stand in a lead's own list. They climb from the owner's
 * team upwards, one team with a lead after the other; a team without a lead, or led by the owner, is passed over.
 * @returns days, of which more must have passed; null when the tasks never climb to this lead
 */
export function climbsAfter(owner: Member, lead: Member, { members, parents }: Organization): number | null {
  const passed = new Set<string>();
  let rung = 0;
  for (
    let team: string | null = owner.teamId;
    team !== null && !passed.has(team);
    team = parents.get(team) ?? null
  ) {
    passed.add(team);
    const leads = members.filter(({ isLead, teamId }) => isLead && teamId === team);
    if (leads.length === 0 || leads.some(({ id }) => id === owner.id)) continue;
    if (leads.some(({ id }) => id === lead.id)) return CLIMB_AFTER[rung] ?? null;
    rung += 1;
  }
  return null;
}

/** Whether a task due on `due` has climbed, for what climbsAfter answers. */
export const hasClimbed = (due: LocalDate, after: number | null, today: LocalDate): boolean =>
  after !== null && daysBetween(due, today) > after;

interface PersonOffer {
  value: string;
  text: string;
}

/** People to whom the tasks of a page may be handed. */
export interface TaskPeople {
  /** The user. */
  self: string;
  onVisits: PersonOffer[];
  /** `onlyTeam`: the team on whose deals alone this one is offered. */
  onDeals: (PersonOffer & { onlyTeam: string | null })[];
  onInstructions: PersonOffer[];
}

interface HandedTask {
  kind: TaskKind;
  teamId: string;
  ownerId: string | null;
  inSight: boolean;
}

/** To whom a task may be handed; whoever sees the task alone passes it on to others, never to themselves. */
export function ownersFor(task: HandedTask, people: TaskPeople): PersonOffer[] {
  return offersOf(task, people).filter(
    ({ value }) => value !== task.ownerId && (task.inSight || value !== people.self),
  );
}

function offersOf({ kind, teamId }: HandedTask, people: TaskPeople): PersonOffer[] {
  switch (kind) {
    case 'visit':
      return people.onVisits;
    case 'deal':
      return people.onDeals.filter(({ onlyTeam }) => onlyTeam === null || onlyTeam === teamId);
    case 'instruction':
      return people.onInstructions;
  }
}
