import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CorrectionReason } from '#app/domain/periods/ui/correction-reason.tsx';
import type { FormValues } from '#app/lib/form-data.ts';
import { CurrencyFields } from '#app/ui/form/currency-fields.tsx';
import { FieldGrid, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Choice, Picker } from '#app/ui/form/picker.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Rows } from '#app/ui/form/rows.tsx';
import { BUILT_FIELDS } from '../built.ts';
import { dealEditSchema, dealSchema } from '../deal.schema.ts';
import type { DealFormOptions } from '../deal-options.queries.server.ts';
import { SCREENINGS, SOURCE_KINDS } from '../stage.ts';
import { BuiltInput } from './built-input.tsx';
import styles from './deal-form.module.css';

interface Props {
  options: DealFormOptions;
  defaults: FormValues;
  /** The companies that `defaults` names, so that the pickers can show them. */
  companies: Choice[];
  answer: Answer | undefined;
  cancelTo: string;
  /** Stands below what the deal is. */
  hint: ReactNode;
}

/** New and edit form of a deal; what a lead must have comes first. */
export function DealForm({ options, defaults, companies, answer, cancelTo, hint }: Props) {
  const { t } = useTranslation();
  const chosen = (id: unknown) => companies.find((company) => company.id === id) ?? null;
  const partners = Array.isArray(defaults.partners) ? defaults.partners : [];
  return (
    <RecordForm
      schema={defaults.version ? dealEditSchema : dealSchema}
      defaults={defaults}
      answer={answer}
      cancelTo={cancelTo}
      keepDraft
    >
      <Section title={t('deals:section.what')}>
        <TextField name="name" label={t('deals:field.name')} required wide maxLength={120} />
        <Picker
          name="leadId"
          label={t('deals:field.leadId')}
          source="/companies/choices"
          initial={chosen(defaults.leadId)}
          createTo="/companies/choices"
          required
          wide
        />
        <Rows name="partners" legend={t('deals:field.partners')} blank={{ companyId: '' }}>
          {(row, index) => (
            <Picker
              name={`${row}.companyId`}
              label={t('deals:field.investor')}
              source="/companies/choices"
              initial={chosen((partners[index] as FormValues | undefined)?.companyId)}
            />
          )}
        </Rows>
        <TextArea name="content" label={t('deals:field.content')} required wide />
        {hint}
      </Section>
      <Section title={t('deals:section.money')}>
        <EstimateFields />
      </Section>
      <Section title={t('deals:section.source')}>
        <SourceFields options={options} />
        <TextField name="firstMetOn" type="date" label={t('deals:field.firstMetOn')} required />
        <CorrectionReason days={['firstMetOn']} />
      </Section>
      <Section title={t('deals:section.where')}>
        {options.teams.length > 1 && (
          <SelectField
            name="teamId"
            label={t('deals:field.teamId')}
            options={options.teams}
            blank={defaults.teamId === '' ? t('form.pick') : undefined}
          />
        )}
        <SelectField
          name="ownerId"
          label={t('deals:field.ownerId')}
          options={options.people}
          blank={t('form.none')}
        />
        <SelectField
          name="countyCode"
          label={t('deals:field.countyCode')}
          options={options.counties}
          blank={t('form.pick')}
        />
        <SelectField
          name="industryCode"
          label={t('deals:field.industryCode')}
          options={options.industries}
          blank={t('form.pick')}
        />
        <SelectField
          name="chainCode"
          label={t('deals:field.chainCode')}
          options={options.chains}
          blank={t('form.pick')}
        />
      </Section>
      <Section title={t('deals:section.scale')}>
        <TextField name="landMu" label={t('deals:field.landMu')} unit={t('unit.mu')} inputMode="decimal" />
        <TextField name="jobs" label={t('deals:field.jobs')} unit={t('unit.people')} inputMode="numeric" />
        <TextField
          name="annualOutput"
          label={t('deals:field.annualOutput')}
          unit={t('unit.wan')}
          inputMode="decimal"
        />
        <TextField
          name="annualTax"
          label={t('deals:field.annualTax')}
          unit={t('unit.wan')}
          inputMode="decimal"
        />
      </Section>
      <Section title={t('deals:section.screening')}>
        <SelectField
          name="screening"
          label={t('deals:field.screening')}
          options={SCREENINGS.map((value) => ({ value, text: t(`codes:screening.${value}`) }))}
          blank={t('form.pick')}
        />
        <TextArea name="screeningNote" label={t('deals:field.screeningNote')} wide rows={2} />
      </Section>
      {'projectCompany' in defaults && (
        <Section title={t('deals:section.built')}>
          {BUILT_FIELDS.map((name) => (
            <BuiltInput key={name} name={name} />
          ))}
        </Section>
      )}
      <Section title={t('deals:section.next')}>
        <TextField name="nextStep" label={t('deals:field.nextStep')} wide maxLength={200} />
        <SelectField
          name="nextStepOwnerId"
          label={t('deals:field.nextStepOwnerId')}
          options={options.people}
          blank={t('deals:hint.owner')}
        />
        <TextField name="nextStepDue" type="date" label={t('deals:field.nextStepDue')} />
      </Section>
    </RecordForm>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <FieldGrid>{children}</FieldGrid>
    </section>
  );
}

/** Yuan, or a foreign amount with its rate. */
function EstimateFields() {
  const { t } = useTranslation();
  const currency: unknown = useWatch({ name: 'currency' });
  return (
    <>
      {currency === 'CNY' && (
        <TextField
          name="estimatedAmount"
          label={t('deals:field.estimatedAmount')}
          unit={t('unit.yiInput')}
          hint={t('unit.amountHint')}
          inputMode="decimal"
          required
        />
      )}
      <CurrencyFields />
    </>
  );
}

/** The source's kind, and the record it came from where there is one. */
function SourceFields({ options }: { options: DealFormOptions }) {
  const { t } = useTranslation();
  const kind: unknown = useWatch({ name: 'sourceKind' });
  return (
    <>
      <SelectField
        name="sourceKind"
        label={t('deals:field.sourceKind')}
        options={SOURCE_KINDS.map((value) => ({ value, text: t(`codes:source.${value}`) }))}
        blank={t('form.pick')}
        required
      />
      {kind === 'trip' && (
        <SelectField
          name="sourceTripId"
          label={t('deals:field.sourceTripId')}
          options={options.trips}
          blank={t('form.pick')}
        />
      )}
      {kind === 'event' && (
        <SelectField
          name="sourceEditionId"
          label={t('deals:field.sourceEditionId')}
          options={options.editions}
          blank={t('form.pick')}
        />
      )}
      {kind === 'visit' && (
        <SelectField
          name="sourceVisitId"
          label={t('deals:field.sourceVisitId')}
          options={options.visits}
          blank={t('form.pick')}
        />
      )}
      <TextField name="sourceNote" label={t('deals:field.sourceNote')} />
    </>
  );
}
