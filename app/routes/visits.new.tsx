import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useSubmit } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, parseQuery, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { photoUploads } from '#app/domain/visits/photo-uploads.server.ts';
import { withPhotos } from '#app/domain/visits/ui/photo-fields.ts';
import { VisitForm } from '#app/domain/visits/ui/visit-form.tsx';
import { logVisit } from '#app/domain/visits/visit.commands.server.ts';
import { visitSchema, visitStartSchema } from '#app/domain/visits/visit.schema.ts';
import { readVisitFormOptions } from '#app/domain/visits/visit-form.queries.server.ts';
import { readVisitStart } from '#app/domain/visits/visit-start.queries.server.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'visits:new', texts: ['visits'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const start = await readVisitStart(ctx, parseQuery(visitStartSchema, url));
  return { start, options: await readVisitFormOptions(ctx) };
});

export const action = userAction({ area: 'records' }, async ({ ctx, url, values, files }) => {
  const { id } = await logVisit(ctx, parseForm(visitSchema, values), await photoUploads(values, files));
  const { deal } = parseQuery(visitStartSchema, url);
  throw redirect(deal ? `/deals/${deal}` : `/visits/${id}`, { headers: await toast('visits:logged') });
});

export default function NewVisitPage() {
  const { start, options } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const submit = useSubmit();
  const back = start.about ?? { to: '/visits', text: t('visits:title') };
  return (
    <>
      <PageHeader title={t('visits:new')} crumb={back} />
      <VisitForm
        schema={visitSchema}
        values={start.values}
        planned={start.planned}
        options={options}
        start={start}
        answer={useActionData<typeof action>()}
        cancelTo={back.to}
        send={(fields, photos) =>
          submit(withPhotos(fields, photos), { method: 'post', encType: 'multipart/form-data' })
        }
      />
    </>
  );
}
