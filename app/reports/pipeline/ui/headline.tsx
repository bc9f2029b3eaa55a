import Big from 'big.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type PipelineFilters, periodShown } from '../filters.ts';
import type { CellFigure, Change, Headline } from '../report.ts';
import { ChangeLink } from './change-link.tsx';
import { FigureLink } from './figure-link.tsx';
import styles from './report.module.css';

/** In negotiation, signed, the large ones and those signed at events: the report in four numbers. */
export function PipelineHeadline({ headline }: { headline: Headline }) {
  const { t } = useTranslation();
  const { negotiating, signed, large, fair, changes, events, filters } = headline;
  const period = t('reports:period', periodShown(filters));
  const share = shareOf(large, signed);
  return (
    <section className={styles.headline} aria-label={t('reports:headline.title')}>
      <Block label={t('reports:headline.negotiating')} figure={negotiating} headline={headline}>
        {t('reports:headline.asOf', { date: headline.asOf })}
      </Block>
      <Block label={t('reports:headline.signed')} figure={signed} headline={headline}>
        {period}
        <ChangeNote change={changes.signed} filters={filters} />
      </Block>
      <Block label={t('reports:headline.large')} figure={large} headline={headline}>
        {share && t('reports:headline.shareOfSigned', { share })}
        <ChangeNote change={changes.large} filters={filters} />
      </Block>
      <Block label={t('reports:headline.fair')} figure={fair} headline={headline}>
        {events.length === 0 && t('reports:headline.none')}
        {events.map(({ key, label, figures: [figure] }) => (
          <span key={key} className={styles.event}>
            {label}{' '}
            {figure && (
              <span className={styles.together}>
                <FigureLink figure={figure} filters={filters} show="deals" /> {t('unit.deals')}{' '}
                <FigureLink figure={figure} filters={filters} show="amount" />
              </span>
            )}
          </span>
        ))}
      </Block>
    </section>
  );
}

function Block({
  label,
  figure,
  headline,
  children,
}: {
  label: string;
  figure: CellFigure;
  headline: Headline;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.block}>
      <h2 className={styles.blockLabel}>{label}</h2>
      <div className={styles.big}>
        <span>
          <span className={styles.amount}>
            <FigureLink figure={figure} filters={headline.filters} show="amount" />
          </span>{' '}
          {figure.deals > 0 && <span className="muted">{t('reports:unit')}</span>}
        </span>
        {figure.deals > 0 && (
          <span>
            <span className={styles.count}>
              <FigureLink figure={figure} filters={headline.filters} show="deals" />
            </span>{' '}
            <span className="muted">{t('unit.deals')}</span>
          </span>
        )}
      </div>
      <div className="muted small">{children}</div>
    </div>
  );
}

/** 同比 of count and money, on a line of its own; nothing where the year before was not asked for. */
function ChangeNote({ change, filters }: { change: Change | null; filters: PipelineFilters }) {
  const { t } = useTranslation();
  if (!change) return null;
  return (
    <span className={styles.event}>
      {t('reports:headline.change')} {t('reports:column.deals')}{' '}
      <ChangeLink change={change} filters={filters} show="deals" /> · {t('reports:column.amount')}{' '}
      <ChangeLink change={change} filters={filters} show="amount" />
    </span>
  );
}

/** Per cent with one decimal, half up; nothing where there is no base. */
export function shareOf(part: CellFigure, whole: CellFigure): string | null {
  if (part.deals === 0 || new Big(whole.amount).eq(0)) return null;
  return new Big(part.amount).div(whole.amount).times(100).toFixed(1, Big.roundHalfUp);
}
