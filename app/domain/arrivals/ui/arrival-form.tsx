import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CurrencyFields } from '#app/ui/form/currency-fields.tsx';
import { FieldGrid, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Panel } from '#app/ui/page.tsx';
import { arrivalSchema } from '../arrival.schema.ts';

/** Records money that came for a deal. */
export function ArrivalForm({
  dealId,
  today,
  answer,
}: {
  dealId: string;
  today: string;
  answer: Answer | undefined;
}) {
  const { t } = useTranslation();
  return (
    <Panel>
      <RecordForm
        schema={arrivalSchema}
        defaults={{ arrivedOn: today, currency: 'CNY' }}
        answer={answer}
        submitText={t('arrivals:new')}
        cancelTo={`/deals/${dealId}`}
        keepDraft
      >
        <p className="muted">{t('arrivals:intro')}</p>
        <FieldGrid>
          <TextField name="arrivedOn" type="date" label={t('arrivals:field.arrivedOn')} required />
          <YuanField />
          <CurrencyFields />
          <TextField
            name="evidence"
            label={t('arrivals:field.evidence')}
            hint={t('arrivals:hint.evidence')}
            wide
          />
        </FieldGrid>
      </RecordForm>
    </Panel>
  );
}

function YuanField() {
  const { t } = useTranslation();
  const currency: unknown = useWatch({ name: 'currency' });
  if (currency !== 'CNY') return null;
  return (
    <TextField
      name="amount"
      label={t('arrivals:field.amount')}
      unit={t('unit.yiInput')}
      hint={t('unit.amountHint')}
      inputMode="decimal"
      required
    />
  );
}
