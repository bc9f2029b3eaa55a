import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Panel } from '#app/ui/page.tsx';
import { postNow } from '#app/ui/post.ts';
import { ReorderList } from '#app/ui/reorder.tsx';
import { useMoves, usePageReading } from '#app/ui/use-moves.ts';
import { daysOf } from '../trip.rules.ts';
import type { StopOfTrip, TripPage, VisitOfTrip } from '../trip-page.queries.server.ts';
import { RemovedNote } from './removed-note.tsx';
import { StopItem } from './stop-item.tsx';
import styles from './trip.module.css';
import { VisitState } from './visit-state.tsx';

/** The itinerary of a journey by day, with what was logged; visits outside its days come last. */
export function Itinerary({ trip, canLog }: { trip: TripPage; canLog: boolean }) {
  const { t } = useTranslation();
  const days = daysOf(trip);
  const besides = trip.unplanned.filter(({ occurredOn }) => !days.includes(occurredOn));
  return (
    <Panel title={t('trips:itinerary')} id="itinerary">
      <RemovedNote tripId={trip.id} />
      {days.map((day) => (
        <Day
          key={day}
          day={day}
          trip={trip}
          canLog={canLog}
          stops={trip.stops.filter((stop) => stop.day === day)}
          visits={trip.unplanned.filter(({ occurredOn }) => occurredOn === day)}
        />
      ))}
      {besides.length > 0 && (
        <section className={styles.day}>
          <h3>{t('trips:otherDays')}</h3>
          <Visits visits={besides} withDay />
        </section>
      )}
    </Panel>
  );
}

interface DayProps {
  day: LocalDate;
  trip: TripPage;
  canLog: boolean;
  stops: StopOfTrip[];
  visits: VisitOfTrip[];
}

function Day({ day, trip, canLog, stops, visits }: DayProps) {
  const { t, i18n } = useTranslation();
  const moves = useMoves(stops, usePageReading(), (id, toIndex) =>
    postNow(`/trips/${trip.id}/stops/${id}/move`, { day, toIndex: String(toIndex) }),
  );
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(day),
  );
  return (
    <section className={styles.day} id={`day-${day}`} aria-busy={moves.isSaving}>
      <div className={styles.dayHead}>
        <h3>
          {day} <span className="muted">{weekday}</span>
        </h3>
        {trip.may.work && (
          <ButtonLink
            to={`/trips/${trip.id}/stops/new?day=${day}`}
            look="quiet"
            aria-label={t('trips:addStopOn', { day })}
          >
            ＋ {t('trips:addStop')}
          </ButtonLink>
        )}
      </div>
      {moves.problems.map((problem) => (
        <p key={problem.key} className="overdue" role="alert">
          {problemText(t, problem)}
        </p>
      ))}
      {stops.length + visits.length === 0 && <p className="muted small">{t('trips:nothingPlanned')}</p>}
      {trip.may.work ? (
        <ReorderList
          items={moves.items}
          onMove={moves.onMove}
          isSaving={moves.isSaving}
          nameOf={(stop) => stop.company?.name ?? (stop.place || stop.note)}
          render={(stop) => <StopItem stop={stop} trip={trip} canLog={canLog} />}
        />
      ) : (
        <ol>
          {stops.map((stop) => (
            <li key={stop.id} className={styles.row}>
              <StopItem stop={stop} trip={trip} canLog={canLog} />
            </li>
          ))}
        </ol>
      )}
      <Visits visits={visits} />
    </section>
  );
}

/** Visits that no stop had planned. */
function Visits({ visits, withDay = false }: { visits: VisitOfTrip[]; withDay?: boolean }) {
  const { t } = useTranslation();
  return (
    <ul>
      {visits.map((visit) => (
        <li key={visit.id} className={styles.row}>
          <div>
            {withDay ? visit.occurredOn : visit.time} <strong>{visit.company.name}</strong>{' '}
            <span className="muted">
              {visit.place} · {t('trips:unplanned')}
            </span>
          </div>
          <VisitState visit={visit} />
        </li>
      ))}
    </ul>
  );
}
