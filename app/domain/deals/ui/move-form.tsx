import { useTranslation } from 'react-i18next';
import { CorrectionReason } from '#app/domain/periods/ui/correction-reason.tsx';
import type { Problem } from '#app/lib/refusal.ts';
import { FieldGrid, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Panel } from '#app/ui/page.tsx';
import { moveSchema } from '../deal.schema.ts';
import type { DealFormOptions } from '../deal-options.queries.server.ts';
import type { DealPage } from '../deal-page.queries.server.ts';
import { SCREENINGS, SOURCE_KINDS, type Stage } from '../stage.ts';
import { MissingList } from './missing-list.tsx';

interface Props {
  deal: Pick<DealPage, 'id' | 'version' | 'screeningNote'>;
  to: Stage;
  missing: Problem[];
  today: string;
  options: DealFormOptions;
  answer: Answer | undefined;
}

/** Moves a deal forward, asking only for what the gate still lacks. */
export function MoveForm({ deal, to, missing, today, options, answer }: Props) {
  const { t } = useTranslation();
  const stage = t(`codes:stage.${to}`);
  return (
    <Panel>
      <p className="muted">{t(missing.length > 0 ? 'deals:move.intro' : 'deals:move.ready')}</p>
      <MissingList missing={missing} dealId={deal.id} />
      <RecordForm
        schema={moveSchema}
        defaults={{ version: String(deal.version), to, on: today }}
        answer={answer}
        submitText={t('deals:move.submit', { stage })}
        cancelTo={`/deals/${deal.id}`}
      >
        <input type="hidden" name="to" value={to} />
        <FieldGrid>
          {missing.map((problem) => (
            <GateField key={problem.field} field={problem.field} options={options} />
          ))}
          <TextField name="on" type="date" label={t('deals:move.on')} required />
          <CorrectionReason days={['on']} />
        </FieldGrid>
      </RecordForm>
    </Panel>
  );
}

/** The control that meets one requirement; some are met elsewhere and have none. */
function GateField({ field, options }: { field: string | undefined; options: DealFormOptions }) {
  const { t } = useTranslation();
  const blank = t('form.pick');
  switch (field) {
    case 'estimatedAmount':
      return (
        <TextField
          name={field}
          label={t('deals:field.estimatedAmount')}
          unit={t('unit.yiInput')}
          hint={t('deals:hint.amount')}
          inputMode="decimal"
          required
        />
      );
    case 'content':
      return <TextArea name={field} label={t('deals:field.content')} required wide />;
    case 'sourceKind':
      return (
        <SelectField
          name={field}
          label={t('deals:field.sourceKind')}
          options={SOURCE_KINDS.map((value) => ({ value, text: t(`codes:source.${value}`) }))}
          blank={blank}
          required
        />
      );
    case 'screening':
      return (
        <SelectField
          name={field}
          label={t('deals:field.screening')}
          options={SCREENINGS.map((value) => ({ value, text: t(`codes:screening.${value}`) }))}
          blank={blank}
          required
        />
      );
    case 'ownerId':
      return (
        <SelectField
          name={field}
          label={t('deals:field.ownerId')}
          options={options.people}
          blank={blank}
          required
        />
      );
    case 'industryCode':
      return (
        <SelectField
          name={field}
          label={t('deals:field.industryCode')}
          options={options.industries}
          blank={blank}
          required
        />
      );
    case 'countyCode':
      return (
        <SelectField
          name={field}
          label={t('deals:field.countyCode')}
          options={options.counties}
          blank={blank}
          required
        />
      );
    default:
      return null;
  }
}
