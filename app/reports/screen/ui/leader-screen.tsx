import { type CSSProperties, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/page.tsx';
import { periodShown } from '../../pipeline/filters.ts';
import { StageFunnel } from '../../pipeline/ui/stage-funnel.tsx';
import { TableView } from '../../tables/ui/table-view.tsx';
import type { LeaderScreen } from '../screen.ts';
import { MonthList } from './month-list.tsx';
import styles from './screen.module.css';
import { StuckList } from './stuck-list.tsx';
import { Tiles } from './tiles.tsx';
import type { Screen } from './use-screen.ts';

/** Funnel, money, counties, this month's signings and what is stuck, with what can be done with the page as children. */
export function LeaderScreenView({ screen, isLost, at, children }: Screen & { children: ReactNode }) {
  const { t } = useTranslation();
  const { headline, isWhole, isEmpty } = screen;
  const { from, to } = periodShown(headline.filters);
  return (
    <article className={styles.screen}>
      <header className={styles.head}>
        <div className={styles.titles}>
          <h1>{t(isWhole ? 'screen:heading' : 'screen:headingOfSight')}</h1>
          <p className="muted">
            {t('screen:standing', { from, to })}
            {!isWhole && ` · ${t('screen:inSight')}`}
          </p>
        </div>
        <p className={styles.fresh}>
          {!isLost && t('screen:computed', { at: formatInstant(at) })}
          <span className={styles.lost} role="status">
            {isLost && t('screen:lost', { at: formatInstant(at) })}
          </span>
        </p>
        <div className={`${styles.tools} no-print`}>{children}</div>
      </header>
      {isEmpty ? (
        <Empty text={t('screen:empty')}>
          <ButtonLink to="/deals">{t('screen:emptyDeals')}</ButtonLink>
        </Empty>
      ) : (
        <Figures screen={screen} />
      )}
    </article>
  );
}

function Figures({ screen }: { screen: LeaderScreen }) {
  const { t } = useTranslation();
  const { headline, month, map, counties, stuck, mayInstruct } = screen;
  return (
    <>
      <Tiles screen={screen} />
      <div className={styles.main}>
        <Part area="funnel" title={t('reports:funnel.title')} note={t('reports:unitNote')}>
          <StageFunnel table={headline.stages} filters={headline.filters} brief />
        </Part>
        <Part area="map" title={t('reports:map.title')} note={t('reports:map.sketch')}>
          <CountyMap map={map} />
        </Part>
        <Part area="counties" title={counties.title} note={t('reports:unitNote')}>
          <TableView table={counties} />
        </Part>
        <Part
          area="month"
          title={t('screen:month.title', { month: month.number })}
          note={t('screen:month.note')}
        >
          <MonthList month={month} />
        </Part>
        <Part
          area="stuck"
          title={t('screen:stuck.title')}
          note={t('screen:stuck.note', { days: stuck.days })}
        >
          <StuckList deals={stuck.deals} today={headline.asOf} mayInstruct={mayInstruct} />
        </Part>
      </div>
      <footer className={styles.notes}>
        <h2>{t('reports:definitions')}</h2>
        {(['negotiating', 'signed', 'arrived', 'rates', 'funnel', 'stuck'] as const).map((note) => (
          <p key={note}>{t(`screen:definition.${note}`, { days: stuck.days })}</p>
        ))}
      </footer>
    </>
  );
}

function Part({
  area,
  title,
  note,
  children,
}: {
  area: 'funnel' | 'map' | 'counties' | 'month' | 'stuck';
  title: string;
  note: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={`${styles.part} ${styles[area]}`} aria-labelledby={id}>
      <div className={styles.partHead}>
        <h2 id={id}>{title}</h2>
        <span className={styles.small}>{note}</span>
      </div>
      {children}
    </section>
  );
}

/** The table of the counties beside it says the same in figures. */
function CountyMap({ map }: Pick<LeaderScreen, 'map'>) {
  const { t } = useTranslation();
  if (!map) return <p className="muted">{t('reports:map.missing')}</p>;
  return (
    <figure className={styles.drawing}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn on the server, its texts escaped */}
      <div dangerouslySetInnerHTML={{ __html: map.svg }} />
      <figcaption className={styles.legend}>
        {map.legend.map(({ shade, text }) => (
          <span key={shade} style={{ '--shade': `var(${shade})` } as CSSProperties}>
            {text}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
