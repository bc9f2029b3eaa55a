import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import { Facts, Panel } from '#app/ui/page.tsx';
import type { Edition } from '../edition.queries.server.ts';
import { days } from './days.ts';

/** What an edition is and what was signed there. */
export function EditionFacts({
  edition,
  figures,
}: {
  edition: Edition;
  figures: { deals: number; amount: string; isShare: boolean };
}) {
  const { t, i18n } = useTranslation();
  return (
    <Panel>
      <Facts
        items={[
          { label: t('events:field.seriesCode'), value: edition.fullName, wide: true },
          { label: t('events:column.days'), value: days(edition), long: true },
          { label: t('events:field.venue'), value: edition.venue },
          {
            label: t('events:field.participation'),
            value: t(`codes:participation.${edition.participation}`),
          },
          { label: t('events:field.organizerTeamId'), value: edition.organizer ?? t('events:noOrganizer') },
          {
            label: t('events:signed'),
            value: (
              <Link to={`/deals?view=list&edition=${edition.id}`}>
                {t('events:signedFigures', {
                  count: figures.deals,
                  amount: formatYi(figures.amount, i18n.language),
                })}
              </Link>
            ),
          },
        ]}
      />
      {figures.isShare && <p className="muted small">{t('events:sight')}</p>}
    </Panel>
  );
}
