import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CorrectionReason } from '#app/domain/periods/ui/correction-reason.tsx';
import { FieldGrid, type Option, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Panel } from '#app/ui/page.tsx';
import { returnSchema, statusSchema } from '../deal.schema.ts';
import type { DealPage } from '../deal-page.queries.server.ts';
import { DEAL_STATUSES, isSignedOrLater, stagesBehind } from '../stage.ts';

interface Props {
  deal: Pick<DealPage, 'id' | 'version' | 'stage' | 'status'>;
  reasons: (Option & { appliesTo: string[] })[];
  today: string;
  answer: Answer | undefined;
}

/** Pauses, ends or resumes a deal. */
export function StatusForm({ deal, reasons, today, answer }: Props) {
  const { t } = useTranslation();
  const statuses = DEAL_STATUSES.filter(
    (status) => status !== deal.status && (status !== 'rescinded' || isSignedOrLater(deal.stage)),
  );
  return (
    <Panel>
      <RecordForm
        schema={statusSchema}
        defaults={{
          version: String(deal.version),
          status: statuses[0] ?? 'active',
          on: today,
          reasonCode: '',
        }}
        answer={answer}
        submitText={t('deals:status.submit')}
        cancelTo={`/deals/${deal.id}`}
      >
        <FieldGrid>
          <SelectField
            name="status"
            label={t('deals:field.status')}
            options={statuses.map((status) => ({ value: status, text: t(`codes:status.${status}`) }))}
            required
          />
          <TextField name="on" type="date" label={t('deals:field.on')} required />
          <CorrectionReason days={['on']} />
          <StatusReason reasons={reasons} />
          <TextArea name="reasonText" label={t('deals:field.reasonText')} wide rows={3} />
        </FieldGrid>
      </RecordForm>
    </Panel>
  );
}

/** Resuming needs no reason; everything else one that fits. */
function StatusReason({ reasons }: Pick<Props, 'reasons'>) {
  const { t } = useTranslation();
  const status: unknown = useWatch({ name: 'status' });
  if (status === 'active') return null;
  return (
    <SelectField
      name="reasonCode"
      label={t('deals:field.reasonCode')}
      options={reasons.filter(({ appliesTo }) => appliesTo.includes(String(status)))}
      blank={t('form.pick')}
      required
    />
  );
}

/** Takes a deal back to an earlier stage. */
export function ReturnForm({ deal, reasons, today, answer }: Props) {
  const { t } = useTranslation();
  const earlier = stagesBehind(deal.stage);
  return (
    <Panel>
      <RecordForm
        schema={returnSchema}
        defaults={{ version: String(deal.version), to: earlier.at(-1) ?? '', on: today, reasonCode: '' }}
        answer={answer}
        submitText={t('deals:return.submit')}
        cancelTo={`/deals/${deal.id}`}
      >
        <FieldGrid>
          <SelectField
            name="to"
            label={t('deals:field.to')}
            options={earlier.map((stage) => ({ value: stage, text: t(`codes:stage.${stage}`) }))}
            required
          />
          <TextField name="on" type="date" label={t('deals:field.on')} required />
          <CorrectionReason days={['on']} />
          <SelectField
            name="reasonCode"
            label={t('deals:field.reasonCode')}
            options={reasons.filter(({ appliesTo }) => appliesTo.includes('returned'))}
            blank={t('form.pick')}
            required
          />
          <TextArea name="reasonText" label={t('deals:field.reasonText')} wide rows={3} required />
        </FieldGrid>
      </RecordForm>
    </Panel>
  );
}
