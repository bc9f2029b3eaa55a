import { useTranslation } from 'react-i18next';
import { formatDay } from '#app/lib/dates.ts';
import type { Edition } from '../edition.queries.server.ts';
import type { listInvitations } from '../invitation.queries.server.ts';
import styles from './invitations.module.css';

type Invitation = Awaited<ReturnType<typeof listInvitations>>['rows'][number];

interface Props {
  edition: Edition;
  invitations: Pick<Invitation, 'id' | 'name' | 'organization' | 'title' | 'code'>[];
}

/** Letters of invitation, each on a page of its own. */
export function InvitationLetters({ edition, invitations }: Props) {
  const { t } = useTranslation();
  const days = useDays(edition);
  return (
    <div className={styles.letters}>
      {invitations.map(({ id, name, organization, title, code }) => (
        <article key={id} className={styles.letter}>
          <h2>{t('guests:invitation.heading')}</h2>
          <p>
            {organization && (
              <>
                {organization}
                <br />
              </>
            )}
            {t('guests:invitation.dear', { name: [name, title].filter(Boolean).join(' ') })}
          </p>
          <p className={styles.body}>{t('guests:invitation.body', { event: edition.name })}</p>
          <dl>
            <dt>{t('guests:invitation.when')}</dt>
            <dd>{days}</dd>
            <dt>{t('guests:invitation.where')}</dt>
            <dd>{edition.venue}</dd>
          </dl>
          <div className={styles.foot}>
            <div className={styles.code}>
              <QrCode code={code} label={t('guests:invitation.codeOf', { name })} />
              {t('guests:invitation.code')}
            </div>
            <div className={styles.sign}>{edition.organizer}</div>
          </div>
        </article>
      ))}
    </div>
  );
}

/** The same as cards to be cut out and sent along with a letter of one's own. */
export function InvitationCards({ edition, invitations }: Props) {
  const { t } = useTranslation();
  const days = useDays(edition);
  return (
    <div className={styles.cards}>
      {invitations.map(({ id, name, organization, title, code }) => (
        <article key={id} className={styles.card}>
          <QrCode code={code} label={t('guests:invitation.codeOf', { name })} />
          <div>
            <strong>{name}</strong>
            <div>{[organization, title].filter(Boolean).join(' · ')}</div>
            <div className="muted small">{edition.name}</div>
            <div className="muted small">
              {days} · {edition.venue}
            </div>
          </div>
        </article>
      ))}
    </div>
  );
}

/** The days of an edition as a letter writes them; one day stands alone. */
function useDays({ startsOn, endsOn }: Edition): string {
  const { t, i18n } = useTranslation();
  const [from, to] = [formatDay(startsOn, i18n.language), formatDay(endsOn, i18n.language)];
  return startsOn === endsOn ? from : t('guests:invitation.days', { from, to });
}

function QrCode({ code, label }: { code: Invitation['code']; label: string }) {
  return (
    <svg viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={code.path} fill="#000" />
    </svg>
  );
}
