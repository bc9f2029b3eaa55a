import { useTranslation } from 'react-i18next';
import { AGREEMENT_KINDS, type AgreementKind } from '#app/domain/agreements/agreement.rules.ts';
import { AmountFields } from '#app/domain/agreements/ui/agreement-form.tsx';
import { type Option, SelectField, TextField } from '#app/ui/form/fields.tsx';

interface Props {
  /** Who may sign for the investor's side; without them the form has a field of its own. */
  signatories?: Option[];
  kinds?: readonly AgreementKind[];
}

/** What is planned to be signed. */
export function PaperFields({ signatories, kinds = AGREEMENT_KINDS }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <SelectField
        name="kind"
        label={t('signings:field.kind')}
        options={kinds.map((kind) => ({ value: kind, text: t(`codes:agreement.${kind}`) }))}
        required
      />
      <AmountFields />
      {signatories && (
        <SelectField
          name="signatoryId"
          label={t('signings:field.signatoryId')}
          options={signatories}
          blank={t('form.pick')}
          required
        />
      )}
      <TextField name="signedBy" label={t('signings:field.signedBy')} maxLength={200} />
      <TextField name="title" label={t('signings:field.title')} maxLength={200} />
    </>
  );
}
