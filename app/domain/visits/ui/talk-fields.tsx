import { type ReactNode, useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FieldGrid, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import type { VisitFormOptions } from '../visit-form.queries.server.ts';
import type { VisitFormStart } from '../visit-start.queries.server.ts';
import { CompanyField } from './company-field.tsx';
import { DealsField } from './deals-field.tsx';
import { GuestRows } from './guest-rows.tsx';
import { InboundFields } from './inbound-fields.tsx';
import { KindField } from './kind-field.tsx';
import { NextStepFields } from './next-step-fields.tsx';
import { StaffField } from './staff-field.tsx';
import { useCompanies } from './use-companies.ts';
import { WhenFields } from './when-fields.tsx';

interface Props {
  options: VisitFormOptions;
  start: Pick<VisitFormStart, 'companies' | 'people' | 'deals'>;
  /** Whether the talk's trip or event is still to be chosen. */
  ask: { trip: boolean; edition: boolean };
  photos: ReactNode;
}

/** The fields of a talk in the order they come to mind: how, whom, when, who, what, what next. */
export function TalkFields({ options, start, ask, photos }: Props) {
  const { t } = useTranslation();
  const { known, search } = useCompanies([...start.companies, ...options.companies]);
  const companyId = String(useWatch({ name: 'companyId' }) ?? '');
  const companyName = String(useWatch({ name: 'companyName' }) ?? '');
  const company = known.get(companyId);
  // A draft may name a company that this page did not bring along.
  const missing = companyId && !company ? companyName : '';
  useEffect(() => {
    if (missing) void search(missing);
  }, [missing, search]);
  const { people } = options;
  const all = [...people, ...start.people.filter(({ id }) => !people.some((person) => person.id === id))];
  const opened = start.deals.filter(({ companyIds }) => companyIds.includes(companyId));
  const deals = [...opened, ...(company?.deals ?? [])];
  return (
    <FieldGrid>
      <KindField />
      <CompanyField companies={[...known.values()]} suggested={start.companies} search={search} />
      <WhenFields clockOffset={options.clockOffset} today={options.today} />
      <TextField
        name="place"
        label={t('visits:field.place')}
        required
        wide
        maxLength={120}
        placeholder={t('visits:placeHint')}
      />
      <StaffField people={all} />
      <GuestRows known={company?.contacts ?? []} />
      <InboundFields />
      <TextArea name="summary" label={t('visits:field.summary')} required wide rows={4} />
      <TextArea name="outcome" label={t('visits:field.outcome')} wide rows={2} />
      {photos}
      <DealsField deals={[...new Map(deals.map((deal) => [deal.id, deal])).values()]} />
      <NextStepFields people={all.filter(({ readsOnly }) => !readsOnly)} />
      {ask.trip && options.trips.length > 0 && (
        <SelectField
          name="tripId"
          label={t('visits:field.tripId')}
          blank={t('form.none')}
          options={options.trips}
        />
      )}
      {ask.edition && options.editions.length > 0 && (
        <SelectField
          name="editionId"
          label={t('visits:field.editionId')}
          blank={t('form.none')}
          options={options.editions}
        />
      )}
    </FieldGrid>
  );
}
