/** The pages of the navigation, in the order of most roles; each is of an area the role must have. */
const PAGES = [
  { to: '/', area: 'records', text: 'common:nav.home' },
  { to: '/tasks', area: 'records', text: 'common:nav.tasks' },
  { to: '/companies', area: 'records', text: 'common:nav.companies' },
  { to: '/contacts', area: 'records', text: 'common:nav.contacts' },
  { to: '/deals', area: 'records', text: 'common:nav.deals' },
  { to: '/trips', area: 'records', text: 'common:nav.trips' },
  { to: '/visits', area: 'records', text: 'common:nav.visits' },
  { to: '/events', area: 'records', text: 'common:nav.events' },
  { to: '/duplicates', area: 'records', text: 'common:nav.duplicates' },
  { to: '/instructions', area: 'records', text: 'common:nav.instructions' },
  { to: '/screen', area: 'reports', text: 'common:nav.screen' },
  { to: '/reports/pipeline', area: 'reports', text: 'common:nav.reports' },
  { to: '/ledgers', area: 'records', text: 'common:nav.ledgers' },
  { to: '/admin/users', area: 'people', text: 'common:nav.users' },
  { to: '/admin/teams', area: 'people', text: 'common:nav.teams' },
  { to: '/audit', area: 'audit', text: 'common:nav.audit' },
] as const;

export type NavPage = (typeof PAGES)[number];

/** What a role opens most; the others work in the field. */
const FIRST: Record<string, NavPage['to'][]> = {
  organizer: ['/', '/events', '/deals', '/tasks'],
  official: ['/', '/screen', '/instructions', '/deals', '/reports/pipeline'],
  county_office: ['/', '/companies', '/deals', '/tasks'],
};
const FIELD: NavPage['to'][] = ['/', '/tasks', '/deals', '/visits', '/trips'];

/** Pages of a role's areas with nothing in them for it, or made for those who lead; these stand among the reports. */
const LEFT_OUT: Record<string, NavPage['to'][]> = {
  organizer: ['/instructions', '/screen', '/duplicates', '/ledgers'],
  officer: ['/screen', '/duplicates'],
  official: ['/duplicates', '/ledgers'],
};

/** Places on the bar of a phone beside the menu. */
const BAR = 4;

interface Who {
  role: string;
  areas: readonly string[];
  /** Whether the bar gives a place to the button that logs a visit. */
  logs: boolean;
}

/** The pages open to a role, the most used first, and how many of them stand on the bar of a phone. */
export function navigationOf({ role, areas, logs }: Who): { pages: NavPage[]; onBar: number } {
  const first = FIRST[role] ?? FIELD;
  const rank = ({ to }: NavPage) => (first.includes(to) ? first.indexOf(to) : first.length);
  const pages = PAGES.filter(
    ({ area, to }) => areas.includes(area) && !(LEFT_OUT[role] ?? []).includes(to),
  ).sort((a, b) => rank(a) - rank(b));
  return { pages, onBar: logs ? BAR - 1 : BAR };
}
