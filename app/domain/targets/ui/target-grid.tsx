import { Form, useNavigation, useSubmit } from '@remix-run/react';
import { type ClipboardEvent, type FormEvent, Fragment, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPastedBlock } from '#app/lib/pasted-table.ts';
import { Button } from '#app/ui/button.tsx';
import { Panel } from '#app/ui/page.tsx';
import { isMoney, MEASURE_CODES, type Measure } from '../measure.ts';
import { type GridShape, layBlock, type Pasted } from '../paste.rules.ts';
import { CITY, cellOf } from '../target.rules.ts';
import { CountySum } from './county-sum.tsx';
import { moveInGrid } from './grid-keys.ts';
import { PasteNotice, PastePanel } from './paste-panel.tsx';
import { TargetCell } from './target-cell.tsx';
import styles from './target-grid.module.css';
import type { Grid } from './target-page.tsx';
import { type Drafts, type GridAnswer, measureOf, savedText, useDrafts } from './use-drafts.ts';

/** The grid itself; without JavaScript every cell is posted, with it those that were changed. */
export function TargetGrid({ grid, answer }: { grid: Grid; answer?: GridAnswer }) {
  const { t } = useTranslation();
  const submit = useSubmit();
  const { state } = useNavigation();
  const { year, canSet, rows, cells } = grid;
  const typed = useDrafts(year, cells, answer, grid.history[0]?.id ?? '');
  // A pasted table may bring measures the grid did not have.
  const measures = MEASURE_CODES.filter(
    (code) => grid.measures.includes(code) || typed.dirty.some((cell) => measureOf(cell) === code),
  );
  const [pasted, setPasted] = useState<Pasted & { before: Drafts }>();
  const wrong = typed.dirty.filter((cell) => typed.problem(cell));

  const shape: GridShape = {
    rows,
    columns: MEASURE_CODES.map((measure) => ({ measure, names: [t(`reports:measure.${measure}`)] })),
    shown: measures,
  };
  const paste = (text: string, at: { row: number; column: number }) => {
    const laid = layBlock(readPastedBlock(text), shape, at);
    typed.type(laid.cells);
    setPasted({ ...laid, before: typed.drafts });
  };
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const { row, column } = (event.target as HTMLElement).dataset;
    const text = event.clipboardData.getData('text/plain');
    if (row === undefined || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    paste(text, { row: Number(row), column: Number(column) });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (moveInGrid(event)) return;
    const { cell } = (event.target as HTMLElement).dataset;
    if (event.key === 'Escape' && cell) typed.restore(cell);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const unread = wrong.find((cell) => typed.problem(cell)?.key !== 'targets:problem.stale');
    if (unread) {
      document.getElementById(`cell-${unread}`)?.focus();
      return;
    }
    setPasted(undefined);
    submit(changesOf(typed, cells), { method: 'post', preventScrollReset: true });
  };

  const undoPaste = () => {
    typed.rewind(pasted?.before ?? {});
    setPasted(undefined);
  };
  const told = pasted ?? answer?.pasted;

  return (
    <Panel>
      {canSet && <p className={`${styles.hint} no-print`}>{t('targets:hint')}</p>}
      <Form method="post" onSubmit={onSubmit} noValidate>
        <section
          className={styles.scroll}
          aria-label={t('targets:titleOf', { year })}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
        >
          <table className={`${styles.grid} ${canSet ? styles.editable : ''}`}>
            <caption className="visually-hidden">{t('targets:titleOf', { year })}</caption>
            <Head measures={measures} />
            {groupsOf(rows).map(({ group, members }) => (
              <Fragment key={group}>
                <tbody>
                  {group !== 'city' && <GroupHead group={group} width={measures.length} />}
                  {members.map(({ row, index }) => (
                    <tr key={row.place}>
                      <th scope="row">{row.label}</th>
                      {measures.map((measure, column) => {
                        const cell = cellOf(measure, row.place);
                        return (
                          <TargetCell
                            key={measure}
                            at={{ row: index, column, number: index * measures.length + column }}
                            of={{ year, cell, measure, place: row.label }}
                            saved={cells[cell]}
                            canSet={canSet}
                            typed={typed}
                          />
                        );
                      })}
                    </tr>
                  ))}
                  {group === 'counties' && canSet && (
                    <CountySum
                      measures={measures}
                      counties={members.map(({ row }) => row.place)}
                      amount={typed.amount}
                    />
                  )}
                </tbody>
              </Fragment>
            ))}
          </table>
        </section>
        {canSet && rows.some(({ place }) => place === CITY) && (
          <p className="muted small">{t('targets:differNote')}</p>
        )}
        {canSet && (
          <div className={`${styles.bar} no-print`}>
            {told && (
              <PasteNotice
                pasted={told}
                changed={told.cells.filter(({ cell }) => typed.dirty.includes(cell)).length}
                undo={pasted && undoPaste}
              />
            )}
            <Button type="submit" look="primary" name="intent" value="save" disabled={state !== 'idle'}>
              {state === 'submitting' ? t('action.saving') : t('action.save')}
            </Button>
            <span role="status">
              {typed.dirty.length > 0 && t('targets:changes', { count: typed.dirty.length })}{' '}
              {wrong.length > 0 && (
                <span className="overdue">{t('targets:wrong', { count: wrong.length })}</span>
              )}{' '}
              {typed.restored && t('targets:restored')}
            </span>
            {typed.dirty.length > 0 && (
              <Button
                look="quiet"
                onClick={() => {
                  typed.discard();
                  setPasted(undefined);
                }}
              >
                {t('targets:discard')}
              </Button>
            )}
          </div>
        )}
      </Form>
      {canSet && <PastePanel fill={(text) => paste(text, { row: 0, column: 0 })} answer={answer} />}
    </Panel>
  );
}

function Head({ measures }: { measures: Measure[] }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{t('targets:place')}</th>
        {measures.map((measure) => (
          <th key={measure} scope="col">
            {t(`reports:measure.${measure}`)}
            <span className={styles.unit}>{t(`targets:unit.${isMoney(measure) ? 'yi' : 'pieces'}`)}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function GroupHead({ group, width }: { group: string; width: number }) {
  const { t } = useTranslation();
  return (
    <tr className={styles.group}>
      <th colSpan={width + 1} scope="rowgroup">
        {group === 'counties' ? t('targets:counties') : t(`codes:team.${group as 'park'}`)}
      </th>
    </tr>
  );
}

/** Rows under the heading of their kind, with their place in the whole grid. */
function groupsOf(rows: Grid['rows']) {
  const groups = [...new Set(rows.map(({ group }) => group))];
  const placed = rows.map((row, index) => ({ row, index }));
  return groups.map((group) => ({ group, members: placed.filter(({ row }) => row.group === group) }));
}

/** The changed cells as a form, under the names the whole grid would post them by. */
function changesOf(typed: ReturnType<typeof useDrafts>, cells: Grid['cells']): FormData {
  const form = new FormData();
  form.set('intent', 'save');
  typed.dirty.forEach((cell, index) => {
    const saved = cells[cell];
    form.set(`cells.${index}.cell`, cell);
    form.set(`cells.${index}.version`, String(typed.version(cell)));
    form.set(`cells.${index}.was`, saved ? savedText(cell, saved) : '');
    form.set(`cells.${index}.amount`, typed.text(cell));
  });
  return form;
}
