import { useTranslation } from 'react-i18next';
import { CorrectionReason } from '#app/domain/periods/ui/correction-reason.tsx';
import type { FormValues } from '#app/lib/form-data.ts';
import { FieldGrid, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { PeopleField } from '#app/ui/form/people-field.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import type { TripFormOptions } from '../trip.queries.server.ts';
import { LEADER_RANKS, tripEditSchema, tripSchema } from '../trip.schema.ts';
import { OverlapHint } from './overlap-hint.tsx';

interface Props {
  /** The journey being edited; without one the form is for a new one. */
  trip?: { id: string; values: FormValues };
  options: TripFormOptions;
  answer: Answer | undefined;
  cancelTo: string;
}

/** Plan of a journey: who goes where, when, why, with how much money. */
export function TripForm({ trip, options, answer, cancelTo }: Props) {
  const { t } = useTranslation();
  const { self, people, teams, today } = options;
  const blank = {
    leaderRank: 'department',
    startsOn: today,
    endsOn: today,
    memberIds: people.some(({ id }) => id === self.id) ? [self.id] : [],
    teamId: teams.some(({ value }) => value === self.teamId) ? self.teamId : (teams[0]?.value ?? ''),
  };
  return (
    <RecordForm
      schema={trip ? tripEditSchema : tripSchema}
      defaults={trip?.values ?? blank}
      answer={answer}
      cancelTo={cancelTo}
      keepDraft
    >
      <FieldGrid>
        <TextField
          name="title"
          label={t('trips:field.title')}
          hint={t('trips:hint.title')}
          required
          wide
          maxLength={120}
        />
        <TextField name="leaderName" label={t('trips:field.leaderName')} required maxLength={60} />
        <SelectField
          name="leaderRank"
          label={t('trips:field.leaderRank')}
          required
          options={LEADER_RANKS.map((rank) => ({ value: rank, text: t(`trips:rank.${rank}`) }))}
        />
        <TextField name="startsOn" label={t('trips:field.startsOn')} type="date" required />
        <TextField name="endsOn" label={t('trips:field.endsOn')} type="date" required />
        <CorrectionReason days={['startsOn']} />
        <TextField
          name="cities"
          label={t('trips:field.cities')}
          hint={t('trips:hint.cities')}
          required
          maxLength={200}
        />
        <TextField name="budget" label={t('trips:field.budget')} unit={t('unit.wan')} inputMode="decimal" />
        <TextArea name="purpose" label={t('trips:field.purpose')} wide rows={3} />
        <PeopleField
          name="memberIds"
          label={t('trips:field.memberIds')}
          people={people}
          othersText={t('trips:otherTeams')}
        />
        <SelectField name="teamId" label={t('trips:field.teamId')} required options={teams} />
      </FieldGrid>
      <OverlapHint self={trip?.id} />
    </RecordForm>
  );
}
