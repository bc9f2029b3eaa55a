import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#app/ui/button.tsx';
import type { Meeting } from '../meeting.queries.server.ts';
import styles from './timetable.module.css';

interface Props {
  meetings: Meeting[];
  canWork: boolean;
  /** Whether the user may log what was said at a meeting. */
  canLog: boolean;
  today: string;
}

/** The meetings of an event, day by day. */
export function Timetable({ meetings, ...may }: Props) {
  const days = [...new Set(meetings.map(({ day }) => day))];
  return days.map((day) => (
    <section key={day} className={styles.day}>
      <h2>{day}</h2>
      <ul className={styles.list}>
        {meetings
          .filter((meeting) => meeting.day === day)
          .map((meeting) => (
            <li key={meeting.id} className={styles.meeting}>
              <Line meeting={meeting} {...may} />
            </li>
          ))}
      </ul>
    </section>
  ));
}

function Line({ meeting, canWork, canLog, today }: Omit<Props, 'meetings'> & { meeting: Meeting }) {
  const { t } = useTranslation();
  const { id, time, end, guest, company, counterpart, place, subject, host, clashes, visitId } = meeting;
  const whom = [guest?.name, guest?.title, company ?? guest?.organization, counterpart];
  return (
    <>
      <div className={styles.time}>
        {time}–{end}
      </div>
      <div>
        <strong>{whom.filter(Boolean).join(' · ')}</strong>
        {subject && <div>{subject}</div>}
        <div className="muted small">
          {[place, t('meetings:hostedBy', { name: host.name })].filter(Boolean).join(' · ')}
        </div>
        {clashes.map((clash) => (
          <div key={`${clash.time}${clash.over}`} className="overdue small">
            {t(`meetings:clash.${clash.over}`, { time: clash.time })}
          </div>
        ))}
      </div>
      <div className={styles.actions}>
        {visitId ? (
          <ButtonLink to={`/visits/${visitId}`} look="quiet">
            {t('meetings:visit')}
          </ButtonLink>
        ) : (
          canLog &&
          meeting.day <= today && (
            <ButtonLink to={`/visits/new?meeting=${id}`}>{t('meetings:log')}</ButtonLink>
          )
        )}
        {canWork && (
          <ButtonLink to={`/meetings/${id}/edit`} look="quiet">
            {t('action.edit')}
          </ButtonLink>
        )}
      </div>
    </>
  );
}
