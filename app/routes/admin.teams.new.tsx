import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { createTeam } from '#app/domain/teams/team.commands.server.ts';
import { readTeamOptions, readTeamRegions } from '#app/domain/teams/team.queries.server.ts';
import { teamSchema } from '#app/domain/teams/team.schema.ts';
import { TeamForm } from '#app/domain/teams/ui/team-form.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'teams:new', texts: ['teams'] };

export const loader = userLoader({ area: 'people' }, async ({ ctx }) => {
  const [parents, regions] = await Promise.all([readTeamOptions(), readTeamRegions(ctx)]);
  return { parents, regions };
});

export const action = userAction({ area: 'people' }, async ({ ctx, values }) => {
  const team = await createTeam(ctx, parseForm(teamSchema, values));
  throw redirect(`/admin/teams/${team.id}`, { headers: await toast('teams:created', { name: team.name }) });
});

export default function NewTeamPage() {
  const { parents, regions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('teams:new')} crumb={{ to: '/admin/teams', text: t('teams:title') }} />
      <TeamForm parents={parents} regions={regions} answer={answer} cancelTo="/admin/teams" />
    </>
  );
}
