import { useTranslation } from 'react-i18next';
import { FieldGrid, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import type { TalkedDealForm, VisitFormOptions } from '../visit.queries.server.ts';
import { visitSchema } from '../visit.schema.ts';
import { CompanyField } from './company-field.tsx';
import { GuestRows } from './guest-rows.tsx';
import { KindField } from './kind-field.tsx';
import { StaffField } from './staff-field.tsx';
import styles from './visit-form.module.css';

interface Props {
  deal: TalkedDealForm;
  options: VisitFormOptions;
  answer: Answer | undefined;
}

/** A talk about a deal, to be filled in on a phone right after it. */
export function VisitForm({ deal, options, answer }: Props) {
  const { t } = useTranslation();
  const severalTeams = options.people.some(({ own }) => !own);
  return (
    <RecordForm
      schema={visitSchema}
      defaults={{
        kind: 'outbound',
        companyId: deal.companies[0]?.id ?? '',
        occurredOn: options.today,
        place: '',
        staffIds: options.people.some(({ id }) => id === options.self) ? [options.self] : [],
        guests: [{ name: '', title: '' }],
        summary: '',
        outcome: '',
        nextStep: '',
        nextStepOwnerId: '',
        nextStepDue: '',
        dealIds: [deal.id],
      }}
      answer={answer}
      submitText={t('visits:save')}
      cancelTo={`/deals/${deal.id}`}
      keepDraft
    >
      <input type="hidden" name="dealIds[]" value={deal.id} />
      <FieldGrid>
        <KindField />
        <CompanyField companies={deal.companies} />
        <TextField name="occurredOn" label={t('visits:field.occurredOn')} type="date" required />
        <TextField
          name="place"
          label={t('visits:field.place')}
          required
          maxLength={120}
          hint={t('visits:placeHint')}
        />
        <StaffField people={options.people} />
        <GuestRows companies={deal.companies} />
        <TextArea name="summary" label={t('visits:field.summary')} required wide rows={4} />
        <TextArea name="outcome" label={t('visits:field.outcome')} wide rows={2} />
        <fieldset className={styles.next}>
          <legend>{t('visits:next')}</legend>
          <FieldGrid>
            <TextField
              name="nextStep"
              label={t('visits:field.nextStep')}
              wide
              maxLength={200}
              hint={t('visits:nextHint')}
            />
            <SelectField
              name="nextStepOwnerId"
              label={t('visits:field.nextStepOwnerId')}
              blank={t('form.pick')}
              options={options.people.map(({ id, name, team }) => ({
                value: id,
                text: severalTeams ? `${name} · ${team}` : name,
              }))}
            />
            <TextField name="nextStepDue" label={t('visits:field.nextStepDue')} type="date" />
          </FieldGrid>
        </fieldset>
      </FieldGrid>
    </RecordForm>
  );
}
