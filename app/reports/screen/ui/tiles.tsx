import { Link } from '@remix-run/react';
import Big from 'big.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import type { CellFigure } from '../../pipeline/report.ts';
import { FigureLink } from '../../pipeline/ui/figure-link.tsx';
import { shareOf } from '../../pipeline/ui/headline.tsx';
import { percentText } from '../../rate.ts';
import type { Cell } from '../../tables/table.ts';
import type { LeaderScreen, Progress } from '../screen.ts';
import styles from './screen.module.css';

/** The money in five numbers: talked about, signed, in place, the large ones, and those signed at events. */
export function Tiles({ screen: { headline, signed, arrived, isWhole } }: { screen: LeaderScreen }) {
  const { t } = useTranslation();
  const { filters, events } = headline;
  const share = shareOf(headline.large, headline.signed);
  return (
    <section className={styles.tiles} aria-label={t('reports:headline.title')}>
      <Tile label={t('screen:tile.negotiating')} figure={headline.negotiating} filters={filters}>
        <p>{t('reports:headline.asOf', { date: headline.asOf })}</p>
      </Tile>
      <Tile label={t('screen:tile.signed')} figure={headline.signed} filters={filters}>
        <Standing progress={signed} hasTarget={isWhole} />
      </Tile>
      <Arrived progress={arrived} hasTarget={isWhole} />
      <Tile label={t('screen:tile.large')} figure={headline.large} filters={filters}>
        {share && <p>{t('reports:headline.shareOfSigned', { share })}</p>}
      </Tile>
      <Tile label={t('screen:tile.fair')} figure={headline.fair} filters={filters}>
        {events.length === 0 && <p>{t('reports:headline.none')}</p>}
        {events.map(({ key, label, figures: [figure] }) => (
          <p key={key}>
            {label}{' '}
            {figure && (
              <span className={styles.together}>
                <FigureLink figure={figure} filters={filters} show="deals" /> {t('unit.deals')}{' '}
                <FigureLink figure={figure} filters={filters} show="amount" />
              </span>
            )}
          </p>
        ))}
      </Tile>
    </section>
  );
}

interface TileProps {
  label: string;
  figure: CellFigure;
  filters: LeaderScreen['headline']['filters'];
  children?: ReactNode;
}

function Tile({ label, figure, filters, children }: TileProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.tile}>
      <h2>{label}</h2>
      <p className={styles.big}>
        <strong>
          <FigureLink figure={figure} filters={filters} show="amount" />
        </strong>
        {figure.deals > 0 && (
          <>
            {' '}
            <Unit />{' '}
            <span className={styles.together}>
              <FigureLink figure={figure} filters={filters} show="deals" />{' '}
              <span className={styles.unit}>{t('unit.deals')}</span>
            </span>
          </>
        )}
      </p>
      {children}
    </div>
  );
}

/** Money in place has no deals of its own to count. */
function Arrived({ progress, hasTarget }: { progress: Progress; hasTarget: boolean }) {
  const { t, i18n } = useTranslation();
  const { sum } = progress;
  const isNone = Number(sum.value) === 0;
  return (
    <div className={styles.tile}>
      <h2>{t('screen:tile.arrived')}</h2>
      <p className={styles.big}>
        <strong>
          {isNone ? (
            <span className="muted">—</span>
          ) : (
            <Link to={sum.to ?? ''}>{formatYi(String(sum.value), i18n.language)}</Link>
          )}
        </strong>{' '}
        {!isNone && <Unit />}
      </p>
      {isNone ? (
        <p>{t('screen:tile.noneArrived')}</p>
      ) : (
        <Standing progress={progress} hasTarget={hasTarget} />
      )}
    </div>
  );
}

/** Against the target and its schedule, and against the same days of the year before. */
function Standing({ progress, hasTarget }: { progress: Progress; hasTarget: boolean }) {
  const { t } = useTranslation();
  const { completion, ahead, growth } = progress;
  return (
    <>
      {completion.value !== null && (
        <p>
          <Opens cell={completion}>
            {t('screen:tile.completion', { percent: percentText(String(completion.value)) })}
          </Opens>
          {ahead.value !== null && <Ahead cell={ahead} />}
        </p>
      )}
      {completion.value === null && hasTarget && <p>{t('screen:tile.noTarget')}</p>}
      <p>
        {t('reports:headline.change')}{' '}
        {growth.value === null ? (
          '—'
        ) : (
          <Opens cell={growth}>{percentText(String(growth.value), 1, true)}%</Opens>
        )}
      </p>
    </>
  );
}

/** In words, so that it does not hang on colour. */
function Ahead({ cell }: { cell: Cell }) {
  const { t } = useTranslation();
  const value = new Big(String(cell.value));
  const isBehind = value.lt(0);
  const points = percentText(value.abs().toFixed());
  return (
    <>
      {t('screen:tile.comma')}
      <span className={isBehind ? 'overdue' : undefined}>
        <Opens cell={cell}>{t(isBehind ? 'screen:tile.behind' : 'screen:tile.ahead', { points })}</Opens>
      </span>
    </>
  );
}

function Opens({ cell: { to }, children }: { cell: Cell; children: ReactNode }) {
  return to ? <Link to={to}>{children}</Link> : <span>{children}</span>;
}

function Unit() {
  const { t } = useTranslation();
  return <span className={styles.unit}>{t('reports:unit')}</span>;
}
