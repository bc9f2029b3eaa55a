import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { voidAgreement } from '#app/domain/agreements/agreement.commands.server.ts';
import { readAgreement } from '#app/domain/agreements/agreement.queries.server.ts';
import { voidSchema } from '#app/domain/agreements/agreement.schema.ts';
import { formatYi } from '#app/lib/money.ts';
import { TextArea } from '#app/ui/form/fields.tsx';
import { RecordForm } from '#app/ui/form/record-form.tsx';
import { PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = { title: 'agreements:void', texts: ['agreements', 'deals'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => ({
  agreement: await readAgreement(ctx, recordId(params)),
}));

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const { dealId } = await voidAgreement(ctx, recordId(params), parseForm(voidSchema, values));
  throw redirect(`/deals/${dealId}`, { headers: await toast('agreements:voided') });
});

export default function VoidAgreementPage() {
  const { agreement } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, i18n } = useTranslation();
  const page = `/deals/${agreement.deal.id}`;
  return (
    <>
      <PageHeader title={t('agreements:void')} crumb={{ to: page, text: agreement.deal.name }} />
      <Panel>
        <p>
          {t(`codes:agreement.${agreement.kind}`)} · {agreement.signedOn} ·{' '}
          {t('unit.yiAmount', { amount: formatYi(agreement.amount, i18n.language) })}
        </p>
        <p className="muted">{t('agreements:voidIntro')}</p>
        <RecordForm
          schema={voidSchema}
          defaults={{ version: String(agreement.deal.version) }}
          answer={answer}
          submitText={t('agreements:void')}
          cancelTo={page}
        >
          <TextArea name="reason" label={t('agreements:field.reason')} required rows={3} />
        </RecordForm>
      </Panel>
    </>
  );
}
