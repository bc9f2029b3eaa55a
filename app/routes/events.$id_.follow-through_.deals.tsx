import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { parseQuery, recordId, userLoader } from '#app/auth/guard.server.ts';
import { readEdition } from '#app/domain/events/edition.queries.server.ts';
import { oneOf } from '#app/lib/schema.ts';
import { fateText } from '#app/reports/event/fate-text.ts';
import { readFollowThrough } from '#app/reports/event/follow-through.queries.server.ts';
import { dealsOf, FATES } from '#app/reports/event/follow-through.rules.ts';
import { FollowedDeals } from '#app/reports/event/ui/followed-deals.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'signings:follow.deals', texts: ['signings', 'reports'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const { of } = parseQuery(z.object({ of: z._default(oneOf(FATES), 'signed') }), url);
  const { id, name } = await readEdition(ctx, recordId(params));
  const { deals } = await readFollowThrough(ctx, id);
  return { edition: { id, name }, of, deals: dealsOf(of, deals) };
});

export default function FollowedDealsPage() {
  const { edition, of, deals } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const title = fateText(of, t);
  return (
    <>
      <PageHeader title={title} crumb={{ to: `/events/${edition.id}/follow-through`, text: edition.name }} />
      <FollowedDeals caption={title} deals={deals} />
    </>
  );
}
