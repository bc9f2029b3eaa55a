import { useTranslation } from 'react-i18next';
import { addDays } from '#app/lib/dates.ts';
import { FieldGrid, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Panel } from '#app/ui/page.tsx';
import type { readInstructionStart } from '../instruction.queries.server.ts';
import { instructionSchema } from '../instruction.schema.ts';
import styles from './instruction.module.css';

/** What an owner is usually given to answer. */
const DAYS = 7;

interface Props {
  owners: Awaited<ReturnType<typeof readInstructionStart>>['owners'];
  today: string;
  cancelTo: string;
  answer: Answer | undefined;
}

/** Leaves an instruction: what is asked, of whom, by when. Who is nearest stands first. */
export function InstructionForm({ owners, today, cancelTo, answer }: Props) {
  const { t } = useTranslation();
  const options = owners.map(({ id, name, role, team }) => ({
    value: id,
    text: t('instructions:ownerOption', {
      name,
      team,
      as: t(`instructions:owner.${role as 'officer'}`),
    }),
  }));
  return (
    <Panel>
      <p className={`${styles.intro} muted`}>{t('instructions:intro')}</p>
      <RecordForm
        schema={instructionSchema}
        defaults={{ text: '', ownerId: owners[0]?.id ?? '', dueOn: addDays(today, DAYS) }}
        answer={answer}
        submitText={t('instructions:submit')}
        cancelTo={cancelTo}
        keepDraft
      >
        <FieldGrid>
          <TextArea name="text" label={t('instructions:field.text')} rows={4} wide required />
          <SelectField
            name="ownerId"
            label={t('instructions:field.ownerId')}
            options={options}
            wide
            hint={owners[0]?.role === 'city_office' ? t('instructions:officeOnly') : undefined}
            required
          />
          <TextField name="dueOn" type="date" label={t('instructions:field.dueOn')} required />
        </FieldGrid>
      </RecordForm>
    </Panel>
  );
}
