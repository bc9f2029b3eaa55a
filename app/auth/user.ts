import type { LocalDate } from '#app/lib/dates.ts';
import type { Locale } from '#app/lib/locale.ts';

export const ROLES = [
  'officer',
  'lead',
  'county_office',
  'city_office',
  'organizer',
  'official',
  'admin',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

/** The signed-in person, with what scopes and policies need to know. Browser-safe. */
export interface CurrentUser {
  id: string;
  username: string;
  name: string;
  role: Role;
  teamId: string;
  teamName: string;
  /** County of the team, if it has one. */
  regionCode: string | null;
  /** The own team, and below it every team for a lead; for a county office every team of the county. */
  teamIds: string[];
  mustChangePassword: boolean;
  isDemo: boolean;
}

/** Who asks, when, and in which language: the first argument of every query and command. */
export interface Ctx {
  user: CurrentUser;
  now: Date;
  /** `now` as a day in the office's time zone. */
  today: LocalDate;
  locale: Locale;
  requestId: string;
}

/** The parts of the product a role may open at all; what it sees inside is each slice's scope. */
export type Area = 'records' | 'reports' | 'people' | 'audit';

const AREAS: Record<Role, readonly Area[]> = {
  officer: ['records', 'reports'],
  lead: ['records', 'reports'],
  county_office: ['records', 'reports'],
  city_office: ['records', 'reports'],
  organizer: ['records', 'reports'],
  official: ['records', 'reports'],
  admin: ['people'],
  auditor: ['audit'],
};

/** Whether a role may open a part of the product; hides its navigation and guards its routes. */
export function mayOpen(role: Role, area: Area): boolean {
  return AREAS[role].includes(area);
}

/** The parts a role may open, for the navigation. */
export function areasOf(role: Role): readonly Area[] {
  return AREAS[role];
}
