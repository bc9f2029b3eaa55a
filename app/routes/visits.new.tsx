import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, parseQuery, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readLockedSpans } from '#app/domain/periods/correction.server.ts';
import { photoUploads } from '#app/domain/visits/photo-uploads.server.ts';
import { KeptNotice } from '#app/domain/visits/ui/kept-notice.tsx';
import { useVisitOutbox } from '#app/domain/visits/ui/use-visit-outbox.ts';
import { plannedOf } from '#app/domain/visits/ui/visit-entry.ts';
import { VisitForm } from '#app/domain/visits/ui/visit-form.tsx';
import { logVisit } from '#app/domain/visits/visit.commands.server.ts';
import { visitSchema, visitStartSchema } from '#app/domain/visits/visit.schema.ts';
import { readVisitFormOptions } from '#app/domain/visits/visit-form.queries.server.ts';
import { readVisitStart } from '#app/domain/visits/visit-start.queries.server.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'visits:new', texts: ['visits'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const start = await readVisitStart(ctx, parseQuery(visitStartSchema, url));
  const [options, locked] = await Promise.all([readVisitFormOptions(ctx), readLockedSpans()]);
  return { start, options, locked };
});

export const action = userAction({ area: 'records' }, async ({ ctx, url, values, files }) => {
  const { id } = await logVisit(ctx, parseForm(visitSchema, values), await photoUploads(values, files));
  const { deal } = parseQuery(visitStartSchema, url);
  throw redirect(deal ? `/deals/${deal}` : `/visits/${id}`, { headers: await toast('visits:logged') });
});

export default function NewVisitPage() {
  const { start, options } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const posted = useActionData<typeof action>();
  const [search] = useSearchParams();
  const back = start.about ?? { to: '/visits', text: t('visits:title') };
  const deal = search.get('deal');
  const outbox = useVisitOutbox((id) => (deal ? `/deals/${deal}` : `/visits/${id}`));
  return (
    <>
      <PageHeader title={t('visits:new')} crumb={back} />
      {outbox.kept && <KeptNotice key={outbox.kept} entryKey={outbox.kept} />}
      <VisitForm
        key={outbox.formKey}
        schema={visitSchema}
        values={outbox.kept ? {} : start.values}
        planned={outbox.kept ? [] : outbox.corrected ? plannedOf(outbox.corrected) : start.planned}
        options={options}
        start={start}
        answer={outbox.answer ?? posted}
        cancelTo={back.to}
        send={outbox.send}
        busy={outbox.busy}
        corrected={outbox.corrected}
      />
    </>
  );
}
