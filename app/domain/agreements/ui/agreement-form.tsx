import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { isOutside } from '#app/domain/events/edition.rules.ts';
import { CorrectionReason } from '#app/domain/periods/ui/correction-reason.tsx';
import { CurrencyFields } from '#app/ui/form/currency-fields.tsx';
import { FieldGrid, type Option, SelectField, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Panel } from '#app/ui/page.tsx';
import { AGREEMENT_KINDS, isSigningKind } from '../agreement.rules.ts';
import { agreementSchema } from '../agreement.schema.ts';

type Edition = Option & { startsOn: string; endsOn: string };

interface Props {
  deal: { id: string; version: number; isSigned: boolean };
  signatories: Option[];
  editions: Edition[];
  today: string;
  answer: Answer | undefined;
}

/** Records a signed paper of a deal. */
export function AgreementForm({ deal, signatories, editions, today, answer }: Props) {
  const { t } = useTranslation();
  const kinds = AGREEMENT_KINDS.filter((kind) => deal.isSigned || isSigningKind(kind));
  return (
    <Panel>
      <RecordForm
        schema={agreementSchema}
        defaults={{
          version: String(deal.version),
          kind: 'contract',
          signedOn: today,
          currency: 'CNY',
          signatoryId: signatories[0]?.value ?? '',
          editionId: '',
        }}
        answer={answer}
        submitText={t('agreements:new')}
        cancelTo={`/deals/${deal.id}`}
        keepDraft
      >
        <p className="muted">{t('agreements:intro')}</p>
        <FieldGrid>
          <SelectField
            name="kind"
            label={t('agreements:field.kind')}
            hint={t('agreements:hint.kind')}
            options={kinds.map((kind) => ({ value: kind, text: t(`codes:agreement.${kind}`) }))}
            required
            wide
          />
          <TextField name="signedOn" type="date" label={t('agreements:field.signedOn')} required />
          <CorrectionReason days={['signedOn']} />
          <SelectField
            name="signatoryId"
            label={t('agreements:field.signatoryId')}
            options={signatories}
            blank={t('form.pick')}
            required
          />
          <AmountFields />
          <EditionField editions={editions} />
          <TextField name="title" label={t('agreements:field.title')} />
          <TextField name="signedBy" label={t('agreements:field.signedBy')} />
        </FieldGrid>
      </RecordForm>
    </Panel>
  );
}

/** Where it was signed; says so when that was not on the day. */
function EditionField({ editions }: { editions: Edition[] }) {
  const { t } = useTranslation();
  const editionId: unknown = useWatch({ name: 'editionId' });
  const signedOn: unknown = useWatch({ name: 'signedOn' });
  const edition = editions.find(({ value }) => value === editionId);
  const outside = edition && typeof signedOn === 'string' && signedOn !== '' && isOutside(signedOn, edition);
  return (
    <SelectField
      name="editionId"
      label={t('agreements:field.editionId')}
      hint={
        outside && (
          <span className="overdue" role="status">
            {t('agreements:hint.outside', { from: edition.startsOn, to: edition.endsOn })}
          </span>
        )
      }
      options={editions}
      blank={t('agreements:noEvent')}
    />
  );
}

/** What a paper promises; a supplement carries no amount. */
export function AmountFields() {
  const { t } = useTranslation();
  const kind: unknown = useWatch({ name: 'kind' });
  const currency: unknown = useWatch({ name: 'currency' });
  if (kind === 'supplement') return null;
  return (
    <>
      {currency === 'CNY' && (
        <TextField
          name="amount"
          label={t('agreements:field.amount')}
          unit={t('unit.yiInput')}
          hint={kind === 'capital_increase' ? t('agreements:hint.increase') : t('unit.amountHint')}
          inputMode="decimal"
          required
        />
      )}
      <CurrencyFields />
    </>
  );
}
