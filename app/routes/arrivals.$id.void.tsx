import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { voidArrival } from '#app/domain/arrivals/arrival.commands.server.ts';
import { readArrival } from '#app/domain/arrivals/arrival.queries.server.ts';
import { voidArrivalSchema } from '#app/domain/arrivals/arrival.schema.ts';
import { formatYi } from '#app/lib/money.ts';
import { TextArea } from '#app/ui/form/fields.tsx';
import { RecordForm } from '#app/ui/form/record-form.tsx';
import { PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = { title: 'arrivals:void', texts: ['arrivals', 'deals'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => ({
  arrival: await readArrival(ctx, recordId(params)),
}));

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const { reason } = parseForm(voidArrivalSchema, values);
  const { dealId } = await voidArrival(ctx, recordId(params), reason);
  throw redirect(`/deals/${dealId}`, { headers: await toast('arrivals:voided') });
});

export default function VoidArrivalPage() {
  const { arrival } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, i18n } = useTranslation();
  const page = `/deals/${arrival.deal.id}`;
  return (
    <>
      <PageHeader title={t('arrivals:void')} crumb={{ to: page, text: arrival.deal.name }} />
      <Panel>
        <p>
          {[
            arrival.arrivedOn,
            t('unit.yiAmount', { amount: formatYi(arrival.amount, i18n.language) }),
            arrival.evidence,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="muted">{t('arrivals:voidIntro')}</p>
        <RecordForm
          schema={voidArrivalSchema}
          defaults={{}}
          answer={answer}
          submitText={t('arrivals:void')}
          cancelTo={page}
        >
          <TextArea name="reason" label={t('arrivals:field.reason')} required rows={3} />
        </RecordForm>
      </Panel>
    </>
  );
}
