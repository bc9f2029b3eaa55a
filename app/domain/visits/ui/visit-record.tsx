import { Link } from '@remix-run/react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { Facts, Panel } from '#app/ui/page.tsx';
import type { VisitPage } from '../visit.queries.server.ts';
import { NextStep, People } from './talk-parts.tsx';
import styles from './visit-list.module.css';

/** The record of one talk, set to be read and printed. */
export function VisitRecord({ visit }: { visit: VisitPage }) {
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
          {
            label: t('visits:field.companyId'),
            value: <Link to={`/companies/${visit.company.id}`}>{visit.company.name}</Link>,
          },
          {
            label: t('visits:field.occurredOn'),
            value: [visit.occurredOn, visit.time].filter(Boolean).join(' '),
          },
          { label: t('visits:field.place'), value: visit.place },
          {
            label: t('visits:field.staffIds'),
            value: <People people={visit.staff.map(({ user }) => user)} />,
          },
          { label: t('visits:field.guests'), value: <People people={visit.guests} /> },
          ...(visit.kind === 'inbound' ? inboundFacts(t, visit) : []),
          ...originFacts(t, visit),
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
          {
            label: t('visits:next'),
            value: visit.nextStep && <NextStep visit={visit} isDone={visit.nextStepDoneAt !== null} />,
            wide: true,
          },
          {
            label: t('visits:field.dealIds'),
            value: visit.deals.length > 0 ? <Deals deals={visit.deals} /> : null,
            wide: true,
          },
          { label: t('visits:recorded'), value: recorded, wide: true },
        ]}
      />
    </Panel>
  );
}

/** How many came, what they saw, who received them. */
const inboundFacts = (t: TFunction, { headcount, sites, receivedBy }: VisitPage) => [
  { label: t('visits:field.headcount'), value: headcount },
  { label: t('visits:field.receivedBy'), value: receivedBy },
  { label: t('visits:field.sites'), value: sites.join(t('visits:separator')) },
];

/** The trip, reception plan or event the visit belongs to, each a link where the reader sees it. */
function originFacts(t: TFunction, { trip, reception, edition }: VisitPage) {
  return [
    ...(trip
      ? [
          {
            label: t('visits:field.tripId'),
            value: trip.isVisible ? <Link to={`/trips/${trip.id}`}>{trip.title}</Link> : trip.title,
          },
        ]
      : []),
    ...(reception
      ? [
          {
            label: t('visits:reception'),
            value: <Link to={`/receptions/${reception.id}`}>{t('visits:openReception')}</Link>,
          },
        ]
      : []),
    ...(edition
      ? [
          {
            label: t('visits:field.editionId'),
            value: <Link to={`/events/${edition.value}`}>{edition.text}</Link>,
          },
        ]
      : []),
  ];
}

function Deals({ deals }: { deals: VisitPage['deals'] }) {
  return (
    <ul>
      {deals.map((deal) => (
        <li key={deal.id} className={styles.deal}>
          <Link to={`/deals/${deal.id}`}>{deal.name}</Link>
          <span className="muted small">{deal.code}</span>
        </li>
      ))}
    </ul>
  );
}
