import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { Facts, Panel } from '#app/ui/page.tsx';
import type { readVisit } from '../visit.queries.server.ts';
import { NextStep, People } from './talk-parts.tsx';
import styles from './visit-list.module.css';

type Visit = Awaited<ReturnType<typeof readVisit>>;

/** The record of one talk, set to be read and printed. */
export function VisitRecord({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const recorded = t('visits:recordedBy', {
    name: visit.recordedBy.name,
    team: visit.team.name,
    at: formatInstant(visit.recordedAt),
  });
  return (
    <Panel>
      <Facts
        items={[
          { label: t('visits:field.occurredOn'), value: visit.occurredOn },
          { label: t('visits:field.place'), value: visit.place },
          {
            label: t('visits:field.staffIds'),
            value: <People people={visit.staff.map(({ user }) => user)} />,
          },
          { label: t('visits:field.guests'), value: <People people={visit.guests} /> },
          ...(visit.headcount ? [{ label: t('visits:field.headcount'), value: visit.headcount }] : []),
          ...(visit.trip ? [{ label: t('visits:field.tripId'), value: visit.trip.title }] : []),
          {
            label: t('visits:field.summary'),
            value: <span className={styles.text}>{visit.summary}</span>,
            wide: true,
          },
          {
            label: t('visits:field.outcome'),
            value: visit.outcome && <span className={styles.text}>{visit.outcome}</span>,
            wide: true,
          },
          { label: t('visits:next'), value: visit.nextStep && <NextStep visit={visit} />, wide: true },
          {
            label: t('visits:field.dealIds'),
            value: visit.deals.length > 0 && <Deals deals={visit.deals} />,
            wide: true,
          },
          { label: t('visits:recorded'), value: recorded, wide: true },
        ]}
      />
    </Panel>
  );
}

function Deals({ deals }: { deals: Visit['deals'] }) {
  return (
    <ul>
      {deals.map((deal) => (
        <li key={deal.id}>
          <Link to={`/deals/${deal.id}`}>{deal.name}</Link> <span className="muted small">{deal.code}</span>
        </li>
      ))}
    </ul>
  );
}
