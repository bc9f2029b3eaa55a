import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormValues } from '#app/lib/form-data.ts';
import { FieldGrid, type Option, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Rows } from '#app/ui/form/rows.tsx';
import { companyEditSchema, companySchema, NAME_KINDS } from '../company.schema.ts';
import { UsccHint } from './uscc-hint.tsx';

export interface CompanyFormOptions {
  origins: Option[];
  industries: Option[];
  kinds: Option[];
}

interface Props {
  options: CompanyFormOptions;
  /** The company being edited; without one the form is for a new one. */
  company?: FormValues & { id: string; version: string };
  answer: Answer | undefined;
  cancelTo: string;
  /** Stands below the name. */
  hint: ReactNode;
}

/** New and edit form of a company. */
export function CompanyForm({ options, company, answer, cancelTo, hint }: Props) {
  const { t } = useTranslation();
  return (
    <RecordForm
      schema={company ? companyEditSchema : companySchema}
      defaults={company ?? { names: [], kinds: [] }}
      answer={answer}
      cancelTo={cancelTo}
      keepDraft
    >
      <FieldGrid>
        <TextField name="name" label={t('companies:field.name')} required wide maxLength={120} />
        {hint}
        <TextField name="uscc" label={t('companies:field.uscc')} hint={<UsccHint name="uscc" />} />
        <TextField name="groupName" label={t('companies:field.groupName')} />
        <SelectField
          name="originCode"
          label={t('companies:field.originCode')}
          options={options.origins}
          blank={t('form.pick')}
        />
        <SelectField
          name="industryCode"
          label={t('companies:field.industryCode')}
          options={options.industries}
          blank={t('form.pick')}
        />
        <Rows name="names" legend={t('companies:field.names')} blank={{ name: '', kind: 'alias' }}>
          {(row) => (
            <>
              <TextField name={`${row}.name`} label={t('companies:otherName')} />
              <SelectField
                name={`${row}.kind`}
                label={t('companies:nameKind')}
                options={NAME_KINDS.map((kind) => ({ value: kind, text: t(`codes:nameKind.${kind}`) }))}
              />
            </>
          )}
        </Rows>
        <Rows name="kinds" legend={t('companies:field.kinds')} blank={{ code: '', listYear: '' }}>
          {(row) => (
            <>
              <SelectField
                name={`${row}.code`}
                label={t('companies:kind')}
                options={options.kinds}
                blank={t('form.pick')}
              />
              <TextField name={`${row}.listYear`} label={t('companies:listYear')} inputMode="numeric" />
            </>
          )}
        </Rows>
        <TextField name="website" label={t('companies:field.website')} type="url" placeholder="https://" />
        <TextField name="address" label={t('companies:field.address')} />
        <TextArea name="profile" label={t('companies:field.profile')} wide rows={5} />
      </FieldGrid>
    </RecordForm>
  );
}
