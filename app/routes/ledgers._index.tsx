import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { parseQuery, uploadAction, userLoader } from '#app/auth/guard.server.ts';
import { readImports, readImportTeams } from '#app/domain/ledgers/import.queries.server.ts';
import { UPLOAD, uploadLedger } from '#app/domain/ledgers/import-page.commands.server.ts';
import { ImportList } from '#app/domain/ledgers/ui/import-list.tsx';
import { UploadForm } from '#app/domain/ledgers/ui/upload-form.tsx';
import { id } from '#app/lib/schema.ts';
import { PageHeader, Stack } from '#app/ui/page.tsx';

export const handle = { title: 'imports:title', texts: ['deals', 'imports', 'ledgers', 'periods'] };

/** Ledger files on their way into records, and the way in for the next. */
export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const { after } = parseQuery(z.object({ after: z.optional(id) }), url);
  const [{ imports, next }, teams] = await Promise.all([readImports(ctx, after), readImportTeams(ctx)]);
  return { imports, next, teams };
});

/** For browsers without JavaScript; the others post to /ledgers/upload. */
export const action = uploadAction(UPLOAD, async (guarded) => {
  throw redirect(`/ledgers/${(await uploadLedger(guarded)).id}`);
});

export default function LedgersPage() {
  const { imports, next, teams } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('imports:title')} note={t('imports:note')} />
      <Stack>
        {teams.length > 0 && <UploadForm teams={teams} problems={answer?.problems ?? []} />}
        <ImportList imports={imports} after={next} />
      </Stack>
    </>
  );
}
