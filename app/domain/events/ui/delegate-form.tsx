import { useTranslation } from 'react-i18next';
import { FieldGrid, SelectField, TextField } from '#app/ui/form/fields.tsx';
import { Picker } from '#app/ui/form/picker.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { DELEGATE_ROLES, delegateSchema } from '../delegate.schema.ts';

/** The form for one more member: found among the users, or typed. */
export function DelegateForm({ editionId, answer }: { editionId: string; answer: Answer | undefined }) {
  const { t } = useTranslation();
  return (
    <RecordForm
      schema={delegateSchema}
      defaults={{ role: 'member' }}
      answer={answer}
      submitText={t('action.add')}
      cancelTo={`/events/${editionId}/delegation`}
      keepDraft
    >
      <FieldGrid>
        <Picker
          name="userId"
          label={t('events:delegation.user')}
          source={`/events/${editionId}/people`}
          hint={t('events:delegation.userHint')}
          wide
        />
        <TextField name="name" label={t('events:delegation.name')} maxLength={60} />
        <TextField name="organization" label={t('events:delegation.organization')} maxLength={120} />
        <TextField name="title" label={t('events:delegation.jobTitle')} maxLength={80} />
        <SelectField
          name="role"
          label={t('events:delegation.role')}
          options={DELEGATE_ROLES.map((role) => ({ value: role, text: t(`events:role.${role}`) }))}
        />
      </FieldGrid>
    </RecordForm>
  );
}
