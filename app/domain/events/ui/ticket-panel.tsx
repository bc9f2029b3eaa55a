import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { Button } from '#app/ui/button.tsx';
import styles from './check-in.module.css';

interface Props {
  guest: {
    name: string;
    organization: string;
    title: string;
    reply: 'open' | 'accepted' | 'declined';
    checkedInAt: Date | null;
    checkedInBy: { name: string } | null;
  };
  canWork: boolean;
  /** Whether the guest had been checked in before the tap that was just made. */
  already: boolean;
}

/** The guest of an invitation: who it is, and one tap. */
export function TicketPanel({ guest, canWork, already }: Props) {
  const { t } = useTranslation();
  const { checkedInAt } = guest;
  return (
    <div className={styles.ticket}>
      <div className={styles.name}>{guest.name}</div>
      <div>{[guest.organization, guest.title].filter(Boolean).join(' · ')}</div>
      {checkedInAt ? (
        <>
          <p className={`${styles.said} ${already ? styles.warn : ''}`} role="status">
            {t(already ? 'guests:checkIn.already' : 'guests:checkIn.since', {
              name: guest.name,
              at: formatInstant(checkedInAt).slice(5),
              by: guest.checkedInBy?.name ?? '',
            })}
          </p>
          {canWork && (
            <Button type="submit" name="intent" value="out">
              {t('guests:checkIn.undo')}
            </Button>
          )}
        </>
      ) : (
        <>
          {guest.reply === 'declined' && <p className={styles.declined}>{t('guests:checkIn.declined')}</p>}
          {canWork && (
            <Button type="submit" look="primary" name="intent" value="in">
              {t('guests:checkIn.do')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
