import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { readEdition, readEditionFigures } from '#app/domain/events/edition.queries.server.ts';
import { readEditionProgress } from '#app/domain/events/progress.queries.server.ts';
import { EditionFacts } from '#app/domain/events/ui/edition-facts.tsx';
import { EditionHeader } from '#app/domain/events/ui/edition-header.tsx';
import { EditionProgressBar } from '#app/domain/events/ui/edition-progress.tsx';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Columns } from '#app/ui/page.tsx';

export const handle = {
  title: (data: Awaited<ReturnType<typeof loader>>) => data.edition.name,
  texts: ['events', 'audit', 'companies'],
};

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const edition = await readEdition(ctx, recordId(params));
  const [figures, progress, history] = await Promise.all([
    readEditionFigures(ctx, edition.id),
    readEditionProgress(edition, ctx.today),
    readHistory('events', edition.id),
  ]);
  return { edition, figures, progress, history };
});

export default function EventPage() {
  const { edition, figures, progress, history } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <EditionHeader edition={edition}>
        {edition.canEdit && <ButtonLink to={`/events/${edition.id}/edit`}>{t('action.edit')}</ButtonLink>}
      </EditionHeader>
      <Columns
        main={
          <>
            {progress && <EditionProgressBar edition={edition} progress={progress} />}
            <EditionFacts edition={edition} figures={figures} />
          </>
        }
        side={<HistoryPanel subject="events" entries={history} />}
      />
    </>
  );
}
