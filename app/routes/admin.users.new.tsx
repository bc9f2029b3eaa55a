import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, userAction, userLoader } from '#app/auth/guard.server.ts';
import { readTeamOptions } from '#app/domain/teams/team.queries.server.ts';
import { IssuedPassword } from '#app/domain/users/ui/issued-password.tsx';
import { UserForm } from '#app/domain/users/ui/user-form.tsx';
import { createUser } from '#app/domain/users/user.commands.server.ts';
import { userSchema } from '#app/domain/users/user.schema.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'users:new', texts: ['users'] };

export const loader = userLoader({ area: 'people' }, async () => ({ teams: await readTeamOptions() }));

// No redirect: the password must not travel in a cookie or an address, so the answer itself is the page with it.
export const action = userAction({ area: 'people' }, async ({ ctx, values }) => ({
  issued: await createUser(ctx, parseForm(userSchema, values)),
}));

export default function NewUserPage() {
  const { teams } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('users:new')} crumb={{ to: '/admin/users', text: t('users:title') }} />
      {answer && 'issued' in answer ? (
        <IssuedPassword issued={answer.issued}>
          <ButtonLink to="/admin/users/new" reloadDocument>
            {t('users:another')}
          </ButtonLink>
        </IssuedPassword>
      ) : (
        <UserForm teams={teams} answer={answer} cancelTo="/admin/users" />
      )}
    </>
  );
}
