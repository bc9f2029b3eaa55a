import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, parseQuery, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { canImport } from '#app/domain/ledgers/import.policy.ts';
import { isBusy } from '#app/domain/ledgers/import.ts';
import { runImportAction } from '#app/domain/ledgers/import-page.commands.server.ts';
import { importActionSchema, previewFilterSchema } from '#app/domain/ledgers/import-page.schema.ts';
import { readPreview } from '#app/domain/ledgers/preview.queries.server.ts';
import { ImportPage } from '#app/domain/ledgers/ui/import-page.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'imports:title', texts: ['deals', 'imports', 'ledgers', 'periods'] };

/** One ledger file: how it was read, what saving would do, and afterwards what it brought. */
export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const filter = parseQuery(previewFilterSchema, url);
  const preview = await readPreview(ctx, recordId(params), filter);
  return { ...preview, filter, mayEdit: canImport(ctx.user, preview.batch.team.id) };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, url, values }) => {
  const id = recordId(params);
  const act = parseForm(importActionSchema, values);
  await runImportAction(ctx, id, act);
  if (act.intent === 'discard') throw redirect('/ledgers');
  // The corrected row is shown where it stands, closed again.
  if (act.intent === 'correct') url.searchParams.delete('row');
  const row = act.intent === 'correct' || act.intent === 'decide' ? `#row-${act.seq}` : '';
  throw redirect(`/ledgers/${id}${url.search}${row}`);
});

export default function LedgerPage() {
  const { batch, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={batch.fileName}
        crumb={{ to: '/ledgers', text: t('imports:title') }}
        note={`${batch.team.name} · ${batch.recordedBy.name}`}
      />
      <ImportPage {...page} batch={batch} isBusy={isBusy(batch.state)} problems={answer?.problems ?? []} />
    </>
  );
}
