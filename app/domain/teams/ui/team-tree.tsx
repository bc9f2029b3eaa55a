import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '#app/ui/list/data-table.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { listTeams } from '../team.queries.server.ts';
import styles from './team-tree.module.css';

type Team = Awaited<ReturnType<typeof listTeams>>[number];

/** Teams below their parents, with what they stand for and how many people they have. */
export function TeamTree({ teams }: { teams: Team[] }) {
  const { t } = useTranslation();
  const columns: Column<Team>[] = [
    {
      key: 'name',
      title: t('teams:field.name'),
      cell: (team) => (
        <span className={styles.name} style={{ paddingInlineStart: `${team.depth * 22}px` }}>
          <Link to={`/admin/teams/${team.id}`}>{team.name}</Link>
          {team.archived && <span className="muted small"> {t('teams:archivedMark')}</span>}
        </span>
      ),
    },
    { key: 'kind', title: t('teams:field.kind'), cell: ({ kind }) => t(`codes:team.${kind}`) },
    { key: 'region', title: t('teams:field.regionCode'), cell: ({ region }) => region },
    { key: 'code', title: t('teams:field.code'), cell: ({ code }) => code },
    {
      key: 'users',
      title: t('teams:users'),
      figure: true,
      cell: ({ id, users }) => (users > 0 ? <Link to={`/admin/users?team=${id}`}>{users}</Link> : users),
    },
  ];
  return (
    <DataTable
      caption={t('teams:title')}
      columns={columns}
      rows={teams}
      rowKey={({ id }) => id}
      empty={<Empty text={t('teams:empty')} />}
    />
  );
}
