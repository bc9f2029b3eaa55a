import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import { Empty, PageHeader, Panel, Stack } from '#app/ui/page.tsx';
import type { Measure } from '../measure.ts';
import type { readTargetGrid } from '../target.queries.server.ts';
import styles from './target-grid.module.css';
import { TargetGrid } from './target-grid.tsx';
import { TargetHistory } from './target-history.tsx';
import type { GridAnswer } from './use-drafts.ts';

export type Grid = Awaited<ReturnType<typeof readTargetGrid>>;

/** The targets of a year: a grid of places and measures, to be typed, pasted, copied from last year and undone. */
export function TargetPage({ grid, answer, nav }: { grid: Grid; answer?: GridAnswer; nav: ReactNode }) {
  const { t } = useTranslation();
  const { year, canSet, isEmpty, rows, measures } = grid;
  const labels = Object.fromEntries(rows.map(({ place, label }) => [place, label]));
  return (
    <>
      {nav}
      <PageHeader title={t('targets:titleOf', { year })}>
        <YearLinks year={year} />
      </PageHeader>
      <Stack>
        {isEmpty && (
          <Panel>
            <Empty text={t(emptyText(grid), { year })} />
          </Panel>
        )}
        {canSet && <Tools grid={grid} />}
        {measures.length > 0 && <TargetGrid key={year} grid={grid} answer={answer} />}
        {!isEmpty || grid.history.length > 0 ? (
          <TargetHistory entries={grid.history} labels={labels} />
        ) : null}
      </Stack>
    </>
  );
}

const emptyText = ({ canSet, canCopy }: Grid) =>
  canSet ? (canCopy ? 'targets:emptyCopy' : 'targets:empty') : 'targets:emptyOthers';

function YearLinks({ year }: { year: number }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('targets:year')} className={styles.years}>
      {[year - 1, year, year + 1].map((one) => (
        <Link key={one} to={`/reports/targets?year=${one}`} aria-current={one === year ? 'page' : undefined}>
          {t('targets:yearOf', { year: one })}
        </Link>
      ))}
    </nav>
  );
}

/** What can be done with the whole year: another measure, last year's targets, the last save undone. */
function Tools({ grid: { year, addable, measures, canCopy, save } }: { grid: Grid }) {
  const { t } = useTranslation();
  return (
    <div className={`${styles.tools} no-print`}>
      {addable.length > 0 && (
        <Form method="get" className={styles.tools} preventScrollReset>
          <input type="hidden" name="year" value={year} />
          {measures.map((measure) => (
            <input key={measure} type="hidden" name="add" value={measure} />
          ))}
          <select name="add" aria-label={t('targets:addMeasure')} className={styles.select}>
            {addable.map((measure: Measure) => (
              <option key={measure} value={measure}>
                {t(`reports:measure.${measure}`)}
              </option>
            ))}
          </select>
          <Button type="submit">{t('targets:addMeasure')}</Button>
        </Form>
      )}
      {canCopy && (
        <Form method="post">
          <Button type="submit" name="intent" value="copy">
            {t('targets:copy', { year: year - 1 })}
          </Button>
        </Form>
      )}
      {save && (
        <Form method="post">
          <input type="hidden" name="save" value={save.id} />
          <Button type="submit" name="intent" value="undo">
            {t(save.isUndo ? 'targets:redo' : 'targets:undo')}
          </Button>
        </Form>
      )}
    </div>
  );
}
