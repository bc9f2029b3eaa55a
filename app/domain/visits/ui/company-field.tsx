import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field, SelectField } from '#app/ui/form/fields.tsx';
import styles from './visit-form.module.css';

/** Which of the deal's investors was met; the lead is chosen until someone says otherwise. */
export function CompanyField({ companies }: { companies: { id: string; name: string }[] }) {
  const { t } = useTranslation();
  const { register } = useFormContext();
  const label = t('visits:field.companyId');
  const [only] = companies;
  if (companies.length !== 1 || !only) {
    const options = companies.map(({ id, name }) => ({ value: id, text: name }));
    return <SelectField name="companyId" label={label} options={options} required wide />;
  }
  return (
    <Field name="companyId" label={label} wide>
      {({ id }) => (
        <div className={styles.fixed}>
          <input type="hidden" value={only.id} {...register('companyId')} />
          <output id={id}>{only.name}</output>
        </div>
      )}
    </Field>
  );
}
