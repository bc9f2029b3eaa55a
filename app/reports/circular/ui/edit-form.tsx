import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { editSchema } from '#app/domain/circulars/circular.schema.ts';
import { PARTS, type Part } from '#app/domain/circulars/circular.ts';
import type { FormValues } from '#app/lib/form-data.ts';
import { Button } from '#app/ui/button.tsx';
import { CheckGroup, FieldGrid, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Panel, Stack } from '#app/ui/page.tsx';

interface Props {
  defaults: FormValues;
  /** Every part as it writes itself. */
  written: Record<Part, string>;
  answer: Answer | undefined;
  cancelTo: string;
}

/** A draft paragraph by paragraph; what is not written anew goes on writing itself. */
export function CircularEditForm({ defaults, written, answer, cancelTo }: Props) {
  const { t } = useTranslation();
  return (
    <RecordForm schema={editSchema} defaults={defaults} answer={answer} cancelTo={cancelTo} keepDraft>
      <Stack>
        <Panel title={t('circulars:frame')}>
          <FieldGrid>
            <TextField name="title" label={t('circulars:field.title')} required wide maxLength={100} />
            <TextField
              name="prefix"
              label={t('circulars:field.prefix')}
              hint={t('circulars:hint.prefix')}
              maxLength={20}
            />
            <TextField name="number" label={t('circulars:field.number')} required inputMode="numeric" />
            <TextField
              name="redHead"
              label={t('circulars:field.redHead')}
              hint={t('circulars:hint.redHead')}
              maxLength={40}
            />
            <TextField name="issuer" label={t('circulars:field.issuer')} required maxLength={60} />
            <TextField name="addressee" label={t('circulars:field.addressee')} wide maxLength={200} />
            <TextField name="copies" label={t('circulars:field.copies')} maxLength={200} />
            <TextField
              name="printer"
              label={t('circulars:field.printer')}
              hint={t('circulars:hint.printer')}
              maxLength={60}
            />
            <CheckGroup
              name="ranked"
              label={t('circulars:field.ranked')}
              options={[{ value: '1', text: t('circulars:switch.ranked') }]}
            />
            <CheckGroup
              name="listed"
              label={t('circulars:field.listed')}
              options={[{ value: '1', text: t('circulars:switch.listed') }]}
            />
          </FieldGrid>
        </Panel>
        <Panel title={t('circulars:text')}>
          <p className="muted small">{t('circulars:hint.text')}</p>
          <FieldGrid>
            {PARTS.map((part) => (
              <PartField key={part} part={part} written={written[part]} />
            ))}
          </FieldGrid>
        </Panel>
      </Stack>
    </RecordForm>
  );
}

function PartField({ part, written }: { part: Part; written: string }) {
  const { t } = useTranslation();
  const { setValue } = useFormContext();
  const name = `texts.${part}`;
  const text: unknown = useWatch({ name });
  const isEdited = typeof text === 'string' && text !== written;
  return (
    <>
      <input type="hidden" name={`written.${part}`} value={written} />
      <TextArea
        name={name}
        label={t(`circulars:field.${part}`)}
        rows={Math.min(12, 2 + Math.ceil(written.length / 60))}
        hint={
          isEdited && written ? (
            <>
              {t(text === '' ? 'circulars:leftOut' : 'circulars:edited')}{' '}
              <Button look="quiet" onClick={() => setValue(name, written, { shouldDirty: true })}>
                {t('circulars:setBack')}
              </Button>
            </>
          ) : undefined
        }
        wide
      />
    </>
  );
}
