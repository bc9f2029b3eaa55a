import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseForm, parseQuery, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { readChains } from '#app/domain/codes/code.queries.server.ts';
import { canDeal } from '#app/domain/deals/deal.policy.ts';
import { listArrivals } from '#app/domain/events/check-in.queries.server.ts';
import { readEdition } from '#app/domain/events/edition.queries.server.ts';
import { captureLead, handLead } from '#app/domain/events/lead.commands.server.ts';
import { countLeads, listLeads, readLeadTeams } from '#app/domain/events/lead.queries.server.ts';
import { handSchema, leadCaptureSchema, leadFilterSchema } from '#app/domain/events/lead.schema.ts';
import { EditionHeader } from '#app/domain/events/ui/edition-header.tsx';
import { LeadCatch } from '#app/domain/events/ui/lead-catch.tsx';
import { LeadList } from '#app/domain/events/ui/lead-list.tsx';
import { Problems } from '#app/ui/form/problems.tsx';
import { Stack } from '#app/ui/page.tsx';

export const handle = { title: 'leads:title', texts: ['contacts', 'events', 'leads'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const edition = await readEdition(ctx, recordId(params));
  const filter = parseQuery(leadFilterSchema, url);
  const [page, counts, chains, teams, arrivals] = await Promise.all([
    listLeads(ctx, edition.id, filter),
    countLeads(ctx, edition.id),
    readChains(ctx.locale),
    edition.canArrange ? readLeadTeams() : null,
    edition.canWork ? listArrivals(ctx, edition, '') : null,
  ]);
  const guests = arrivals?.guests ?? null;
  return { edition, page, counts, filter, chains, teams, guests, canDeal: canDeal(ctx.user, 'create') };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, url, values }) => {
  const id = recordId(params);
  if (values.intent === 'hand') {
    const { leadId, version, teamId } = parseForm(handSchema, values);
    await handLead(ctx, leadId, version, teamId);
  } else await captureLead(ctx, id, parseForm(leadCaptureSchema, values));
  throw redirect(url.pathname + url.search);
});

export default function LeadsPage() {
  const { edition, guests, ...list } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <EditionHeader edition={edition} />
      <Stack>
        <Problems answer={answer} />
        {guests && <LeadCatch editionId={edition.id} guests={guests} />}
        <div>
          <LeadList {...list} />
        </div>
      </Stack>
    </>
  );
}
