import { useTranslation } from 'react-i18next';
import { LATER_STAGES, type Stage } from '#app/domain/deals/stage.ts';
import { FieldGrid, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { definitionSchema } from '../definition.schema.ts';
import { STUCK } from '../definition.ts';

interface Props {
  definition: {
    code: string;
    name: string;
    nameEn: string;
    note: string;
    noteEn: string;
    stage: Stage | null;
    days: number | null;
    active: boolean;
    version: number;
  };
  answer: Answer | undefined;
}

/** What a word of the reports means: by stage and days, and in words as they are printed. */
export function DefinitionForm({ definition, answer }: Props) {
  const { t } = useTranslation();
  const { name, nameEn, note, noteEn, stage, days, active, version } = definition;
  const isStuck = definition.code === STUCK;
  return (
    <RecordForm
      key={version}
      schema={definitionSchema(definition)}
      defaults={{
        name,
        nameEn,
        note,
        noteEn,
        ...(stage && { stage }),
        ...(days && { days: String(days) }),
        ...(!isStuck && { active: active ? 'yes' : 'no' }),
        version: String(version),
      }}
      answer={answer}
      cancelTo="/reports/follow-through/definitions"
    >
      <FieldGrid>
        {stage && (
          <SelectField
            name="stage"
            label={t(isStuck ? 'definitions:field.before' : 'definitions:field.stage')}
            hint={t(isStuck ? 'definitions:hint.before' : 'definitions:hint.stage')}
            options={LATER_STAGES.map((value) => ({ value, text: t(`codes:stage.${value}`) }))}
            required
          />
        )}
        {isStuck ? (
          <TextField
            name="days"
            label={t('definitions:field.days')}
            hint={t('definitions:hint.days')}
            unit={t('definitions:unit.days')}
            inputMode="numeric"
            maxLength={4}
            required
          />
        ) : (
          <SelectField
            name="active"
            label={t('definitions:field.active')}
            options={(['yes', 'no'] as const).map((value) => ({
              value,
              text: t(`definitions:active.${value}`),
            }))}
            required
          />
        )}
        <TextField name="name" label={t('definitions:field.name')} required maxLength={20} />
        <TextField name="nameEn" label={t('definitions:field.nameEn')} required maxLength={60} />
        <TextArea
          name="note"
          label={t('definitions:field.note')}
          hint={t('definitions:hint.note')}
          required
          wide
          rows={2}
        />
        <TextArea name="noteEn" label={t('definitions:field.noteEn')} required wide rows={2} />
      </FieldGrid>
    </RecordForm>
  );
}
