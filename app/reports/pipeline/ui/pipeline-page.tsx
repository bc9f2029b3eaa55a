import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty, PageHeader, Panel } from '#app/ui/page.tsx';
import { ReportNav } from '../../ui/report-nav.tsx';
import { type FilterName, type PipelineFilters, periodShown, toSearch } from '../filters.ts';
import { type PipelineReport, type TableId, tableOf } from '../report.ts';
import { FigureLink } from './figure-link.tsx';
import { PipelineHeadline } from './headline.tsx';
import { PipelineFilterBar } from './pipeline-filters.tsx';
import styles from './report.module.css';
import { Notes, ReportTableView } from './report-table.tsx';
import { StageFunnel } from './stage-funnel.tsx';

interface Props {
  report: PipelineReport;
  options: Record<FilterName, { value: string; text: string }[]>;
  today: string;
  /** Drawn on the server, with every text in it escaped. */
  map: { svg: string; legend: { shade: string; text: string }[] } | null;
  bandChart: string;
}

/** The pipeline report: headline, funnel, map, and a table for each breakdown with its definitions. */
export function PipelinePage({ report, options, today, map, bandChart }: Props) {
  const { t } = useTranslation();
  const { filters, headline } = report;
  return (
    <>
      <ReportNav />
      <PageHeader
        title={t('reports:title')}
        note={
          <>
            {t('reports:asOf', { date: filters.asOf })} · {t('reports:period', periodShown(filters))}
          </>
        }
      >
        <Downloads filters={filters} />
      </PageHeader>
      <PipelineFilterBar filters={filters} options={options} today={today} />
      {report.isEmpty ? (
        <Panel>
          <Empty text={t('reports:empty')}>
            <ButtonLink to="/reports/pipeline">{t('list.clearFilters')}</ButtonLink>
          </Empty>
        </Panel>
      ) : (
        <div className={styles.page}>
          <PipelineHeadline headline={headline} />
          <div className={styles.pair}>
            <Panel title={t('reports:funnel.title')} action={<Small>{t('reports:unitNote')}</Small>}>
              <StageFunnel table={headline.stages} filters={filters} />
              <Increases report={report} />
            </Panel>
            <Panel title={t('reports:map.title')} action={<Small>{t('reports:map.sketch')}</Small>}>
              <CountyMapView map={map} />
            </Panel>
          </div>
          <div className={styles.columns}>
            <TablePanel report={report} id="counties" />
            <TablePanel report={report} id="teams" />
            <TablePanel report={report} id="bands">
              <div className={styles.chart}>
                <h3 className="muted small">
                  {t('reports:chart.bands')} · {t('reports:unit')}
                </h3>
                {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn on the server, its texts escaped */}
                <div dangerouslySetInnerHTML={{ __html: bandChart }} />
              </div>
            </TablePanel>
            <TablePanel report={report} id="events" />
            <TablePanel report={report} id="chains" />
            <TablePanel report={report} id="industries" />
            <TablePanel report={report} id="originGroups" />
            <TablePanel report={report} id="kinds" />
            <TablePanel report={report} id="origins" />
            <Panel title={t('reports:definitions')}>
              <Notes ids={headline.stages.notes}>
                {(filters.county || filters.team) && <p>{t('reports:note.filtered')}</p>}
              </Notes>
            </Panel>
          </div>
        </div>
      )}
    </>
  );
}

const Small = ({ children }: { children: ReactNode }) => <span className="muted small">{children}</span>;

/** Plain links: a prefetched download would be logged as one. */
function Downloads({ filters }: { filters: PipelineFilters }) {
  const { t } = useTranslation();
  return (
    <>
      {(['xlsx', 'csv', 'json'] as const).map((format) => (
        <ButtonLink
          key={format}
          to={`/reports/pipeline.${format}?${toSearch(filters)}`}
          prefetch="none"
          reloadDocument
          download={format === 'json' ? undefined : ''}
        >
          {t(`reports:download.${format}`)}
        </ButtonLink>
      ))}
    </>
  );
}

function TablePanel({ report, id, children }: { report: PipelineReport; id: TableId; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Panel title={t(`reports:table.${id}`)} action={<Small>{t('reports:unitNote')}</Small>} id={id}>
      {children}
      <ReportTableView table={tableOf(report, id)} filters={report.filters} />
    </Panel>
  );
}

/** Increases of deals signed before the period stand apart: they are never mixed into what was signed in it. */
function Increases({ report: { increases, filters } }: { report: PipelineReport }) {
  const { t } = useTranslation();
  return (
    <p className={styles.increases}>
      {t('reports:increases.title')} <FigureLink figure={increases} filters={filters} show="deals" />
      {increases.deals > 0 && (
        <>
          {' '}
          {t('unit.deals')} <FigureLink figure={increases} filters={filters} show="amount" />{' '}
          {t('reports:unit')}
        </>
      )}
      <span className="muted small"> {t('reports:increases.apart')}</span>
    </p>
  );
}

function CountyMapView({ map }: Pick<Props, 'map'>) {
  const { t } = useTranslation();
  if (!map) return <p className="muted">{t('reports:map.missing')}</p>;
  return (
    <figure>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn on the server, its texts escaped */}
      <div className={styles.map} dangerouslySetInnerHTML={{ __html: map.svg }} />
      <figcaption className={styles.legend}>
        {map.legend.map(({ shade, text }) => (
          <span key={shade} className={styles.swatch} style={{ '--shade': `var(${shade})` } as CSSProperties}>
            {text}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
