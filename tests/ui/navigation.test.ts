import { describe, expect, it } from 'vitest';
import { areasOf, ROLES, type Role } from '#app/auth/user.ts';
import { navigationOf } from '#app/ui/navigation.ts';

const of = (role: Role, logs = false) => {
  const { pages, onBar } = navigationOf({ role, areas: areasOf(role), logs });
  const paths = pages.map(({ to }) => to);
  return { bar: paths.slice(0, onBar), more: paths.slice(onBar) };
};

const LEFT_OUT: Partial<Record<Role, string[]>> = {
  organizer: ['/duplicates', '/instructions', '/ledgers', '/screen'],
  officer: ['/duplicates', '/screen'],
  official: ['/duplicates', '/ledgers'],
};

describe('the navigation', () => {
  it('gives an officer on the bar of a phone what the day consists of, beside the button that logs a visit', () => {
    expect(of('officer', true)).toEqual({
      bar: ['/', '/tasks', '/deals'],
      more: [
        '/visits',
        '/trips',
        '/companies',
        '/contacts',
        '/events',
        '/instructions',
        '/reports/pipeline',
        '/ledgers',
      ],
    });
  });

  it('begins with events for who runs them, and with the report for who reads it', () => {
    expect(of('organizer').bar).toEqual(['/', '/events', '/deals', '/tasks']);
    expect(of('official')).toMatchObject({
      bar: ['/', '/screen', '/instructions', '/deals'],
      more: ['/reports/pipeline', ...of('official').more.slice(1)],
    });
    expect(of('county_office').bar).toEqual(['/', '/companies', '/deals', '/tasks']);
  });

  it('shows every role the pages of its areas and no others', () => {
    const sorted = (role: Role) => [...of(role).bar, ...of(role).more].sort();
    expect(sorted('admin')).toEqual(['/admin/teams', '/admin/users']);
    expect(sorted('auditor')).toEqual(['/audit']);
    for (const role of ROLES.filter((one) => one !== 'admin' && one !== 'auditor')) {
      const none = LEFT_OUT[role] ?? [];
      expect([...sorted(role), ...none].sort(), role).toEqual(sorted('city_office'));
    }
  });
});
