import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { canEvent } from '#app/domain/events/edition.policy.ts';
import { listSeries } from '#app/domain/events/edition.queries.server.ts';
import { seriesSchema } from '#app/domain/events/edition.schema.ts';
import { addSeries } from '#app/domain/events/series.commands.server.ts';
import { SeriesPanel } from '#app/domain/events/ui/series-panel.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'events:series.title', texts: ['events'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx }) => ({
  series: await listSeries(ctx),
  canAdd: canEvent(ctx.user, 'addSeries'),
}));

export const action = userAction({ area: 'records' }, async ({ ctx, values }) => {
  const { name } = await addSeries(ctx, parseForm(seriesSchema, values));
  throw redirect('/events/series', { headers: await toast('events:series.added', { name }) });
});

export default function SeriesPage() {
  const { series, canAdd } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('events:series.title')} crumb={{ to: '/events', text: t('events:title') }} />
      <SeriesPanel series={series} canAdd={canAdd} answer={useActionData<typeof action>()} />
    </>
  );
}
