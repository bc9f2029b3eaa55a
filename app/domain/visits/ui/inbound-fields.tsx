import { useTranslation } from 'react-i18next';
import { FieldGrid, TextArea, TextField } from '#app/ui/form/fields.tsx';
import styles from './visit-form.module.css';

/** What is asked of a company that came to look around; the style sheet hides it for other kinds. */
export function InboundFields() {
  const { t } = useTranslation();
  return (
    <div className={styles.inbound}>
      <FieldGrid>
        <TextField name="headcount" label={t('visits:field.headcount')} inputMode="numeric" maxLength={4} />
        <TextField name="receivedBy" label={t('visits:field.receivedBy')} maxLength={200} />
        <TextArea name="sites" label={t('visits:field.sites')} hint={t('visits:sitesHint')} rows={2} wide />
      </FieldGrid>
    </div>
  );
}
