import { useFetcher } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { Button } from '#app/ui/button.tsx';
import styles from './trip.module.css';

interface Removal {
  removed?: {
    day: string;
    time: string | null;
    companyId: string | null;
    place: string;
    note: string;
    name: string;
  };
  problems?: Problem[];
}

/** One fetcher for all stops of a journey: what it removed last outlives the stop's own row. */
export const useRemoved = (tripId: string) => useFetcher<Removal>({ key: `removed-${tripId}` });

/** Says which stop was removed, and takes it back. */
export function RemovedNote({ tripId }: { tripId: string }) {
  const { t } = useTranslation();
  const remover = useRemoved(tripId);
  if (remover.state !== 'idle' || !remover.data) return null;
  const { removed, problems = [] } = remover.data;
  return (
    <div role="status" className={styles.note}>
      {problems.map((problem) => (
        <span key={problem.key} className="overdue">
          {problemText(t, problem)}
        </span>
      ))}
      {removed && (
        <>
          {t('trips:removed', { name: removed.name })}
          <remover.Form method="post" action={`/trips/${tripId}/stops/new`} className={styles.inline}>
            <input type="hidden" name="day" value={removed.day} />
            <input type="hidden" name="time" value={removed.time ?? ''} />
            <input type="hidden" name="companyId" value={removed.companyId ?? ''} />
            <input type="hidden" name="place" value={removed.place} />
            <input type="hidden" name="note" value={removed.note} />
            <input type="hidden" name="stay" value="1" />
            <Button type="submit" look="quiet">
              {t('trips:undo')}
            </Button>
          </remover.Form>
        </>
      )}
    </div>
  );
}
