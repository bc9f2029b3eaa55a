import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import { Panel } from '#app/ui/page.tsx';
import { LEDGERS } from '../ledger.ts';
import type { SheetView } from '../preview.queries.server.ts';
import styles from './import.module.css';

/** How each sheet was read; one that leaves something open is unfolded. */
export function SheetsPanel({ sheets, mayMap }: { sheets: SheetView[]; mayMap: boolean }) {
  const { t } = useTranslation();
  if (sheets.length === 0) return null;
  return (
    <Panel title={t('imports:sheet.title')}>
      {sheets.map((sheet) => (
        <Sheet key={sheet.name} sheet={sheet} mayMap={mayMap} />
      ))}
    </Panel>
  );
}

/** As which ledger, from which rows, what was left out and why, and the file's own sums. */
function Sheet({ sheet, mayMap }: { sheet: SheetView; mayMap: boolean }) {
  const { t } = useTranslation();
  const unknown = sheet.columns.filter(({ head, code }) => head !== '' && code === null);
  const differs = sheet.totals.some(({ agrees }) => !agrees);
  const isOpen = differs || (!sheet.hidden && (sheet.ledger === null || unknown.length > 0));
  return (
    <details className={styles.sheet} open={isOpen}>
      <summary>
        <strong>{sheet.name}</strong>{' '}
        <span className="muted small">
          {sheet.hidden
            ? t('imports:sheet.hidden')
            : sheet.ledger
              ? t(`ledgers:ledger.${sheet.ledger}`)
              : t('imports:sheet.unknown')}
          {' · '}
          {t('imports:sheet.rows', { count: sheet.rows })}
        </span>{' '}
        {sheet.totals.length > 0 && (
          <span className={`small ${differs ? styles.differs : styles.agrees}`}>
            {t(differs ? 'imports:sheet.someDiffer' : 'imports:sheet.allAgree')}
          </span>
        )}
      </summary>
      <div className={styles.form}>
        {sheet.totals.length > 0 && <Totals totals={sheet.totals} />}
        <Skipped sheet={sheet} />
        {mayMap && !sheet.hidden && <LedgerChoice sheet={sheet} />}
        {mayMap && sheet.ledger && (
          <details open={unknown.length > 0}>
            <summary>
              {unknown.length > 0
                ? t('imports:map.unknown', {
                    count: unknown.length,
                    heads: unknown.map(({ head }) => head).join('、'),
                  })
                : t('imports:map.title')}
            </summary>
            <Mapping sheet={sheet} />
          </details>
        )}
      </div>
    </details>
  );
}

function Totals({ totals }: { totals: SheetView['totals'] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.totals}>
      {totals.map(({ row, label, stated, understood, agrees }) => (
        <li key={`${row}${label}`} className={agrees ? styles.agrees : styles.differs}>
          <span aria-hidden>{agrees ? '✓' : '≠'}</span>{' '}
          {t(agrees ? 'imports:sheet.agrees' : 'imports:sheet.differs', { row, label, stated, understood })}
        </li>
      ))}
    </ul>
  );
}

function Skipped({ sheet }: { sheet: SheetView }) {
  const { t } = useTranslation();
  if (!sheet.head) return null;
  const { from, to } = sheet.head;
  return (
    <details>
      <summary>
        {t(from === to ? 'imports:sheet.head' : 'imports:sheet.heads', { from, to })}
        {sheet.skipped.length > 0 && ` · ${t('imports:sheet.skipped', { count: sheet.skipped.length })}`}
      </summary>
      <ul className={styles.skipped}>
        {sheet.skipped.map(({ row, why, text }) => (
          <li key={row}>{t('imports:sheet.skippedRow', { row, why: t(`ledgers:skipped.${why}`), text })}</li>
        ))}
      </ul>
    </details>
  );
}

/** For a sheet that looks like none of the ledgers. */
function LedgerChoice({ sheet }: { sheet: SheetView }) {
  const { t } = useTranslation();
  if (sheet.ledger || !sheet.head) return null;
  return (
    <Form method="post" className={styles.line}>
      <input type="hidden" name="intent" value="map" />
      <input type="hidden" name="layout" value={sheet.layout} />
      <span>{t('imports:map.which')}</span>
      {LEDGERS.map((ledger) => (
        <Button key={ledger} type="submit" name="ledger" value={ledger}>
          {t(`ledgers:ledger.${ledger}`)}
        </Button>
      ))}
    </Form>
  );
}

/** Which column means what; remembered for the team's files with the same heads. */
function Mapping({ sheet }: { sheet: SheetView }) {
  const { t } = useTranslation();
  const named = sheet.columns.filter(({ head }) => head !== '');
  return (
    <Form method="post" className={styles.form}>
      <input type="hidden" name="intent" value="map" />
      <input type="hidden" name="layout" value={sheet.layout} />
      <input type="hidden" name="ledger" value={sheet.ledger ?? ''} />
      <div className={styles.mapping}>
        {named.map(({ index, head, code }, place) => (
          <label key={index} className={code === null ? styles.open : undefined}>
            {head}
            <input type="hidden" name={`columns.${place}.head`} value={head} />
            <select name={`columns.${place}.code`} defaultValue={code ?? ''} className={styles.control}>
              <option value="">{t('imports:map.leaveOut')}</option>
              {sheet.choices.map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      <p className="muted small">{t('imports:map.remembered')}</p>
      <div>
        <Button type="submit">{t('imports:map.apply')}</Button>
      </div>
    </Form>
  );
}
