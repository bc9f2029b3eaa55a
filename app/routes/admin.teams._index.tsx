import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { listTeams } from '#app/domain/teams/team.queries.server.ts';
import { teamFilterSchema } from '#app/domain/teams/team.schema.ts';
import { TeamTree } from '#app/domain/teams/ui/team-tree.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'teams:title', texts: ['teams'] };

export const loader = userLoader({ area: 'people' }, async ({ ctx, url }) => {
  const { archived } = parseQuery(teamFilterSchema, url);
  return { teams: await listTeams(ctx, archived === '1'), archived: archived === '1' };
});

export default function TeamsPage() {
  const { teams, archived } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('teams:title')}>
        <ButtonLink to="/admin/teams/new" look="primary">
          {t('teams:new')}
        </ButtonLink>
      </PageHeader>
      <ListBar>
        <span className="muted small">{t('list.total', { count: teams.length })}</span>
        <Link to={archived ? '?' : '?archived=1'} className="small">
          {t(archived ? 'teams:hideArchived' : 'teams:showArchived')}
        </Link>
      </ListBar>
      <TeamTree teams={teams} />
    </>
  );
}
