import { Form, useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import { formatYi } from '#app/lib/money.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { Button } from '#app/ui/button.tsx';
import form from '#app/ui/form/form.module.css';
import { type Column, DataTable } from '#app/ui/list/data-table.tsx';
import { newKey } from '#app/ui/outbox/outbox.ts';
import { Panel, Stack } from '#app/ui/page.tsx';
import type { PastedProject } from '../paste.queries.server.ts';
import { COLUMNS } from '../paste.rules.ts';
import styles from './desk.module.css';

interface Props {
  answer: { problems: Problem[]; values: { table?: unknown }; projects?: PastedProject[] } | undefined;
}

/** A table pasted from a spreadsheet: first what it would put on the list, row by row, then the list. */
export function PasteForm({ answer }: Props) {
  const { t } = useTranslation();
  const { state } = useNavigation();
  const typed = typeof answer?.values.table === 'string' ? answer.values.table : '';
  const [table, setTable] = useState(typed);
  const [key, setKey] = useState('');
  useEffect(() => setKey(newKey()), []);
  const projects = answer?.projects;
  const wrong = projects?.filter(({ problems }) => problems.length > 0).length ?? 0;
  const heads = Object.values(COLUMNS).map(([head]) => head);
  return (
    <Form method="post">
      <input type="hidden" name="key" value={key} />
      <Stack>
        <Panel>
          <Stack>
            <label className={form.field} htmlFor="field-table">
              <span className={form.label}>{t('signings:paste.table')}</span>
              <textarea
                id="field-table"
                name="table"
                rows={8}
                className={form.input}
                value={table}
                onChange={(event) => setTable(event.target.value)}
              />
            </label>
            <p className="muted small">{t('signings:paste.columns', { columns: heads.join('、') })}</p>
            {answer?.problems.map((problem) => (
              <p key={problem.key} className={styles.problem} role="alert">
                {problemText(t, problem)}
              </p>
            ))}
            <div>
              <Button type="submit" name="intent" value="preview" disabled={state !== 'idle'}>
                {t('signings:paste.preview')}
              </Button>
            </div>
          </Stack>
        </Panel>
        {projects && (
          <>
            <Preview projects={projects} />
            {wrong > 0 ? (
              <p className={styles.problem} role="status">
                {t('signings:paste.problems', { count: wrong })}
              </p>
            ) : (
              <div>
                <Button
                  type="submit"
                  look="primary"
                  name="intent"
                  value="save"
                  disabled={state !== 'idle' || table !== typed}
                >
                  {t('signings:paste.save', { count: projects.length })}
                </Button>
              </div>
            )}
          </>
        )}
      </Stack>
    </Form>
  );
}

function Preview({ projects }: { projects: PastedProject[] }) {
  const { t, i18n } = useTranslation();
  const columns: Column<PastedProject>[] = [
    {
      key: 'line',
      title: t('signings:order.number'),
      cell: ({ line }) => t('signings:paste.row', { row: line }),
    },
    { key: 'name', title: t('signings:field.name'), cell: ({ shown }) => shown.name },
    {
      key: 'investor',
      title: t('signings:field.investorId'),
      cell: ({ shown, isNewCompany }) => (
        <>
          {shown.investor}{' '}
          {isNewCompany && <span className="muted small">{t('signings:paste.newCompany')}</span>}
        </>
      ),
    },
    { key: 'county', title: t('signings:field.countyCode'), cell: ({ shown }) => shown.county },
    { key: 'team', title: t('signings:field.teamId'), cell: ({ shown }) => `${shown.team} ${shown.owner}` },
    {
      key: 'kind',
      title: t('signings:field.kind'),
      cell: ({ shown }) => t(`codes:agreement.${shown.kind as 'contract'}`),
    },
    {
      key: 'amount',
      title: t('signings:order.amount'),
      figure: true,
      cell: ({ shown: { amount } }) =>
        'yuan' in amount ? formatYi(amount.yuan, i18n.language) : amount.typed,
    },
    {
      key: 'problems',
      title: '',
      wide: true,
      cell: ({ problems, lacking }) =>
        problems.length === 0 ? (
          <span className={lacking.length === 0 ? styles.state : styles.lacks}>
            {lacking.length === 0
              ? t('signings:paste.ok')
              : t('signings:paste.lacking') +
                lacking.map((column) => t(`signings:field.${column}`)).join(t('signings:separator'))}
          </span>
        ) : (
          <ul className="overdue small">
            {problems.map((problem) => (
              <li key={`${problem.key}${problem.field}`}>
                {problem.field &&
                  `${t(`signings:field.${problem.field}` as 'signings:field.name', { defaultValue: '' })}：`}
                {problemText(t, problem)}
              </li>
            ))}
          </ul>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('signings:paste.preview')}
      columns={columns}
      rows={projects}
      rowKey={({ line }) => String(line)}
      empty={null}
    />
  );
}
