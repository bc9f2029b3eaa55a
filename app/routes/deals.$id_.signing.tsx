import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readDealToPut } from '#app/domain/signings/form.queries.server.ts';
import { putOnList } from '#app/domain/signings/line.commands.server.ts';
import { putSchema } from '#app/domain/signings/signing.schema.ts';
import { PutForm } from '#app/domain/signings/ui/put-form.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'signings:put.title', texts: ['signings', 'agreements', 'deals'] };

/** Puts a deal on a signing list; opened from the desk, it goes back there. */
export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => ({
  ...(await readDealToPut(ctx, recordId(params))),
  editionId: url.searchParams.get('event') ?? '',
}));

export const action = userAction({ area: 'records' }, async ({ ctx, params, url, values }) => {
  const id = recordId(params);
  const input = parseForm(putSchema, values);
  await putOnList(ctx, id, input);
  const to = url.searchParams.has('event') ? `/events/${input.editionId}/signing` : `/deals/${id}`;
  throw redirect(to, { headers: await toast('signings:put.done') });
});

export default function PutDealPage() {
  const { deal, ...form } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/deals/${deal.id}`;
  return (
    <>
      <PageHeader title={t('signings:put.title')} crumb={{ to: page, text: deal.name }} />
      <PutForm {...form} answer={useActionData<typeof action>()} cancelTo={page} />
    </>
  );
}
