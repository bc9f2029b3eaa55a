import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { Button } from '#app/ui/button.tsx';
import form from '#app/ui/form/form.module.css';
import { PageHeader, Stack } from '#app/ui/page.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';
import { ReportNav } from '../../ui/report-nav.tsx';
import type { Comparison } from '../compare.queries.server.ts';
import styles from './month.module.css';
import { TablePanel } from './month-page.tsx';
import { ReportDownloads } from './report-downloads.tsx';

/** Two issues side by side: what the later one added, moved on and corrected. */
export function ComparePage({ data }: { data: Comparison }) {
  const { t } = useTranslation();
  const page = `/reports/months/${data.month}`;
  const state = (month: string, at: string | null) =>
    at ? t('periods:compare.frozen', { month, at: formatInstant(at) }) : t('periods:compare.live', { month });
  return (
    <>
      <ReportNav />
      <PageHeader
        title={t('periods:compare.title', { month: data.month, with: data.with })}
        crumb={{ to: page, text: data.month }}
        note={`${state(data.month, data.lockedAt.month)} · ${state(data.with, data.lockedAt.with)}`}
      >
        <ReportDownloads page={`${page}/compare`} search={`?with=${data.with}`} />
        <PrintButton />
      </PageHeader>
      <Stack>
        <Form method="get" className={`${styles.choose} no-print`} key={data.with}>
          <label htmlFor="with">{t('periods:compare.with')}</label>
          <select id="with" name="with" className={form.input} defaultValue={data.with}>
            {data.choices.map((month) => (
              <option key={month}>{month}</option>
            ))}
          </select>
          <Button type="submit">{t('reports:show')}</Button>
        </Form>
        {data.tables.map((table) => (
          <TablePanel key={table.id} table={table} />
        ))}
      </Stack>
    </>
  );
}
