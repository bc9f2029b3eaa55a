import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { readTeamOptions } from '#app/domain/teams/team.queries.server.ts';
import { UserList } from '#app/domain/users/ui/user-list.tsx';
import { listUsers } from '#app/domain/users/user.queries.server.ts';
import { userFilterSchema } from '#app/domain/users/user.schema.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'users:title', texts: ['users'] };

export const loader = userLoader({ area: 'people' }, async ({ ctx, url }) => {
  const filter = parseQuery(userFilterSchema, url);
  const [page, teams] = await Promise.all([listUsers(ctx, filter), readTeamOptions()]);
  return { page, filter, teams };
});

export default function UsersPage() {
  const { page, filter, teams } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('users:title')}>
        <ButtonLink to="/admin/users/new" look="primary">
          {t('users:new')}
        </ButtonLink>
      </PageHeader>
      <UserList page={page} filter={filter} teams={teams} />
    </>
  );
}
