import { useTranslation } from 'react-i18next';
import { formatWan } from '#app/lib/money.ts';
import { Facts, Panel } from '#app/ui/page.tsx';
import { daysOf } from '../trip.rules.ts';
import type { TripPage } from '../trip-page.queries.server.ts';
import styles from './trip.module.css';

/** The plan of a journey. */
export function TripFacts({ trip }: { trip: TripPage }) {
  const { t } = useTranslation();
  const { startsOn: from, endsOn: to } = trip;
  return (
    <Panel>
      <Facts
        items={[
          { label: t('trips:field.leaderName'), value: trip.leaderName },
          { label: t('trips:field.leaderRank'), value: t(`trips:rank.${trip.leaderRank}`) },
          {
            label: t('trips:days'),
            value: `${t('trips:span', { from, to })} · ${t('unit.days', { count: daysOf(trip).length })}`,
            long: true,
          },
          { label: t('trips:field.cities'), value: trip.cities.join('、') },
          {
            label: t('trips:field.budget'),
            value: trip.budget && t('unit.wanAmount', { amount: formatWan(trip.budget) }),
          },
          { label: t('trips:field.teamId'), value: trip.team.name },
          {
            label: t('trips:field.memberIds'),
            value: trip.members.map(({ name }) => name).join('、'),
            wide: true,
          },
          {
            label: t('trips:field.purpose'),
            value: trip.purpose && <span className={styles.text}>{trip.purpose}</span>,
            wide: true,
          },
        ]}
      />
    </Panel>
  );
}
