import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import { Facts, Panel, Stack } from '#app/ui/page.tsx';
import type { readTeam } from '../team.queries.server.ts';

/** Whether a team is in use, who is in it, and the way in and out of use. */
export function TeamState({ team }: { team: Awaited<ReturnType<typeof readTeam>> }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('teams:state')}>
      <Stack>
        <Facts
          items={[
            {
              label: t('teams:state'),
              value: t(team.archived ? 'users:state.archived' : 'users:state.active'),
            },
            {
              label: t('teams:users'),
              value: team.users > 0 ? <Link to={`/admin/users?team=${team.id}`}>{team.users}</Link> : 0,
            },
          ]}
        />
        {team.archived ? (
          <ConfirmAction intent="restore" version={team.version} label={t('teams:restore')} />
        ) : (
          <ConfirmAction
            intent="archive"
            version={team.version}
            label={t('teams:archive')}
            note={t('teams:archiveNote')}
            doText={t('teams:archiveDo')}
            danger
          />
        )}
      </Stack>
    </Panel>
  );
}
