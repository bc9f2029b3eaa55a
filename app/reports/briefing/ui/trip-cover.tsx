import { useTranslation } from 'react-i18next';
import { Facts } from '#app/ui/page.tsx';
import type { readTripBriefing } from '../briefing.queries.server.ts';
import styles from './briefing.module.css';

type Briefing = Awaited<ReturnType<typeof readTripBriefing>>;

/** The first sheet: the journey and its itinerary. */
export function TripCover({ trip, stops, on }: Pick<Briefing, 'trip' | 'stops' | 'on'>) {
  const { t } = useTranslation();
  return (
    <article className={styles.sheet}>
      <div className={styles.head}>{t('trips:sheet.head', { title: trip.title, on })}</div>
      <h2 className={styles.name}>{t('trips:sheet.cover', { title: trip.title })}</h2>
      <Facts
        items={[
          { label: t('trips:field.leaderName'), value: trip.leaderName },
          { label: t('trips:field.cities'), value: trip.cities.join('、') },
          {
            label: t('trips:days'),
            value: t('trips:span', { from: trip.startsOn, to: trip.endsOn }),
            long: true,
          },
          { label: t('trips:field.memberIds'), value: trip.members.join('、'), wide: true },
          { label: t('trips:field.purpose'), value: trip.purpose, wide: true },
        ]}
      />
      <h3>{t('trips:itinerary')}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('trips:field.day')}</th>
            <th scope="col">{t('trips:field.companyId')}</th>
            <th scope="col">{t('trips:field.place')}</th>
            <th scope="col">{t('trips:field.note')}</th>
          </tr>
        </thead>
        <tbody>
          {stops.map((stop) => (
            <tr key={`${stop.day}${stop.time}${stop.company}${stop.note}`}>
              <td>
                <span className={styles.day}>{stop.day}</span> {stop.time}
              </td>
              <td>{stop.company}</td>
              <td>{stop.place}</td>
              <td>{stop.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
