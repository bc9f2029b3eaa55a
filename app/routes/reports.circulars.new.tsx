import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readDraftOffer } from '#app/domain/circulars/circular.queries.server.ts';
import { draftSchema } from '#app/domain/circulars/circular.schema.ts';
import { monthText } from '#app/domain/periods/month.ts';
import { startCircular } from '#app/reports/circular/start.commands.server.ts';
import { FieldGrid, SelectField, TextField } from '#app/ui/form/fields.tsx';
import { RecordForm } from '#app/ui/form/record-form.tsx';
import { Narrow, PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'circulars:new', texts: ['circulars'] };

export const loader = userLoader({ area: 'reports' }, ({ ctx }) => readDraftOffer(ctx));

export const action = userAction({ area: 'reports' }, async ({ ctx, values }) => {
  const { id } = await startCircular(ctx, parseForm(draftSchema, values));
  throw redirect(`/reports/circulars/${id}`, { headers: await toast('circulars:drafted') });
});

export default function NewCircularPage() {
  const { months, offered, number } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  const options = months.map((month) => ({ value: monthText(month), text: monthText(month) }));
  return (
    <Narrow>
      <PageHeader
        title={t('circulars:new')}
        crumb={{ to: '/reports/circulars', text: t('circulars:title') }}
        note={t('circulars:newNote')}
      />
      <RecordForm
        schema={draftSchema}
        defaults={{ month: offered ? monthText(offered) : '', number: number ? String(number) : '' }}
        answer={answer}
        submitText={t('circulars:draft')}
        cancelTo="/reports/circulars"
      >
        <FieldGrid>
          <SelectField name="month" label={t('circulars:field.month')} options={options} required />
          <TextField
            name="number"
            label={t('circulars:field.number')}
            hint={t('circulars:hint.number')}
            inputMode="numeric"
          />
        </FieldGrid>
      </RecordForm>
    </Narrow>
  );
}
