import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { type Guarded, parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { readTeamOptions } from '#app/domain/teams/team.queries.server.ts';
import { IssuedPassword } from '#app/domain/users/ui/issued-password.tsx';
import { UserForm } from '#app/domain/users/ui/user-form.tsx';
import { UserSecurity } from '#app/domain/users/ui/user-security.tsx';
import {
  archiveUser,
  editUser,
  resetPassword,
  restoreUser,
  unlockUser,
} from '#app/domain/users/user.commands.server.ts';
import { readUser } from '#app/domain/users/user.queries.server.ts';
import { userEditSchema } from '#app/domain/users/user.schema.ts';
import type { FormValues } from '#app/lib/form-data.ts';
import { versionSchema } from '#app/lib/schema.ts';
import { Columns, PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = {
  title: (data: Awaited<ReturnType<typeof loader>>) => data.user.name,
  texts: ['audit', 'companies', 'users'],
};

export const loader = userLoader({ area: 'people' }, async ({ ctx, params }) => {
  const user = await readUser(ctx, recordId(params));
  const [teams, history] = await Promise.all([readTeamOptions(), readHistory('users', user.id)]);
  return { user, teams, history };
});

export const action = userAction({ area: 'people' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  if (values.intent === 'reset_password') return { issued: await resetPassword(ctx, id) };
  const said = await run(ctx, id, values);
  throw redirect(`/admin/users/${id}`, {
    headers: await toast(said, { name: (await readUser(ctx, id)).name }),
  });
});

/** @returns the text that says what was done */
async function run(ctx: Guarded['ctx'], id: string, values: FormValues): Promise<string> {
  switch (values.intent) {
    case 'unlock':
      await unlockUser(ctx, id);
      return 'users:unlocked';
    case 'archive':
      await archiveUser(ctx, id, parseForm(versionSchema, values).version);
      return 'users:archived';
    case 'restore':
      await restoreUser(ctx, id, parseForm(versionSchema, values).version);
      return 'users:restored';
    default: {
      const { version, ...input } = parseForm(userEditSchema, values);
      await editUser(ctx, id, version, input);
      return 'users:saved';
    }
  }
}

export default function UserPage() {
  const { user, teams, history } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  const issued = answer && 'issued' in answer ? answer.issued : undefined;
  const refused = answer && 'problems' in answer ? answer : undefined;
  return (
    <>
      <PageHeader
        title={user.name}
        crumb={{ to: '/admin/users', text: t('users:title') }}
        note={`${user.username} · ${t(`codes:role.${user.role}`)} · ${user.team.name}`}
      />
      {issued && <IssuedPassword issued={issued} key={issued.password} />}
      <Columns
        main={
          <Panel title={t('users:facts')}>
            <UserForm teams={teams} user={user} answer={refused} />
          </Panel>
        }
        side={
          <>
            <UserSecurity user={user} />
            <HistoryPanel subject="users" entries={history} />
          </>
        }
      />
    </>
  );
}
