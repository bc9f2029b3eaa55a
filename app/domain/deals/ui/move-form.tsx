import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CorrectionReason } from '#app/domain/periods/ui/correction-reason.tsx';
import type { Problem } from '#app/lib/refusal.ts';
import { FieldGrid, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Panel } from '#app/ui/page.tsx';
import { BUILT_FIELDS } from '../built.ts';
import { moveSchema } from '../deal.schema.ts';
import type { DealFormOptions } from '../deal-options.queries.server.ts';
import type { DealPage } from '../deal-page.queries.server.ts';
import { isPast, LATER_STAGES, SCREENINGS, SOURCE_KINDS, type Stage } from '../stage.ts';
import { BuiltInput } from './built-input.tsx';
import styles from './gate.module.css';
import { MissingList } from './missing-list.tsx';

interface Props {
  deal: Pick<DealPage, 'id' | 'version' | 'may'>;
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
  const later = LATER_STAGES.find((one) => one === to);
  const further = later ? LATER_STAGES.filter((one) => isPast(one, later)) : [];
  return (
    <Panel>
      <p className="muted">{t(missing.length > 0 ? 'deals:move.intro' : 'deals:move.ready')}</p>
      <MissingList missing={missing} dealId={deal.id} mayLog={deal.may.move} />
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
            <GateField
              key={problem.field}
              field={problem.field}
              options={options}
              onlyBuilt={!deal.may.edit}
            />
          ))}
          <TextField
            name="on"
            type="date"
            label={later ? t(`deals:dayOf.${later}`) : t('deals:move.on')}
            hint={later === 'started' && t('deals:hint.started')}
            required
          />
          <CorrectionReason days={['on']} />
        </FieldGrid>
      </RecordForm>
      {further.length > 0 && (
        <p className="muted small">
          {t('deals:move.further')}{' '}
          {further.map((one) => (
            <Link key={one} to={`?to=${one}`} className={styles.further}>
              {t(`codes:stage.${one}`)}
            </Link>
          ))}
        </p>
      )}
    </Panel>
  );
}

/**
 * The control that meets one requirement; some are met elsewhere and have none.
 * @param onlyBuilt the user records what is built and changes nothing else of the deal
 */
function GateField({
  field,
  options,
  onlyBuilt,
}: {
  field: string | undefined;
  options: DealFormOptions;
  onlyBuilt: boolean;
}) {
  const { t } = useTranslation();
  const blank = t('form.pick');
  const built = BUILT_FIELDS.find((name) => name === field);
  if (built) return <BuiltInput name={built} required />;
  if (onlyBuilt) return null;
  switch (field) {
    case 'estimatedAmount':
      return (
        <TextField
          name={field}
          label={t('deals:field.estimatedAmount')}
          unit={t('unit.yiInput')}
          hint={t('unit.amountHint')}
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
