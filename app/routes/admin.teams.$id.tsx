import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { archiveTeam, editTeam, restoreTeam } from '#app/domain/teams/team.commands.server.ts';
import { readTeam, readTeamOptions, readTeamRegions } from '#app/domain/teams/team.queries.server.ts';
import { teamEditSchema } from '#app/domain/teams/team.schema.ts';
import { TeamForm } from '#app/domain/teams/ui/team-form.tsx';
import { TeamState } from '#app/domain/teams/ui/team-state.tsx';
import { versionSchema } from '#app/lib/schema.ts';
import { Columns, PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = {
  title: (data: Awaited<ReturnType<typeof loader>>) => data.team.name,
  texts: ['audit', 'companies', 'teams', 'users'],
};

export const loader = userLoader({ area: 'people' }, async ({ ctx, params }) => {
  const team = await readTeam(ctx, recordId(params));
  const [parents, regions, history] = await Promise.all([
    readTeamOptions(team.id),
    readTeamRegions(ctx),
    readHistory('teams', team.id),
  ]);
  return { team, parents, regions, history };
});

export const action = userAction({ area: 'people' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  let said = 'teams:saved';
  if (values.intent === 'archive') {
    await archiveTeam(ctx, id, parseForm(versionSchema, values).version);
    said = 'teams:archived';
  } else if (values.intent === 'restore') {
    await restoreTeam(ctx, id, parseForm(versionSchema, values).version);
    said = 'teams:restored';
  } else {
    const { version, ...input } = parseForm(teamEditSchema, values);
    await editTeam(ctx, id, version, input);
  }
  throw redirect(`/admin/teams/${id}`, {
    headers: await toast(said, { name: (await readTeam(ctx, id)).name }),
  });
});

export default function TeamPage() {
  const { team, parents, regions, history } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={team.name}
        crumb={{ to: '/admin/teams', text: t('teams:title') }}
        note={t(`codes:team.${team.kind}`)}
      />
      <Columns
        main={
          <Panel title={t('teams:facts')}>
            <TeamForm team={team} parents={parents} regions={regions} answer={answer} />
          </Panel>
        }
        side={
          <>
            <TeamState team={team} />
            <HistoryPanel subject="teams" entries={history} />
          </>
        }
      />
    </>
  );
}
