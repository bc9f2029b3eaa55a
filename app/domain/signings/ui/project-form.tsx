import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { AGREEMENT_KINDS, isSigningKind } from '#app/domain/agreements/agreement.rules.ts';
import { FieldGrid, SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { Picker } from '#app/ui/form/picker.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Panel, Stack } from '#app/ui/page.tsx';
import type { ProjectOptions } from '../form.queries.server.ts';
import { projectSchema } from '../signing.schema.ts';
import { PaperFields } from './paper-fields.tsx';

interface Props {
  options: ProjectOptions;
  answer: Answer | undefined;
  cancelTo: string;
  send: (fields: FormData) => void;
  busy: boolean;
}

/** A project that is new on the spot: all that the gates up to the signing ask for, in one form. */
export function ProjectForm({ options, ...form }: Props) {
  const { t } = useTranslation();
  const pick = t('form.pick');
  return (
    <RecordForm
      schema={projectSchema}
      defaults={{ kind: 'contract', currency: 'CNY', teamId: '', ownerId: '' }}
      submitText={t('signings:project.submit')}
      {...form}
      keepDraft
    >
      <Stack>
        <Section title={t('signings:project.what')}>
          <TextField name="name" label={t('signings:field.name')} required wide maxLength={120} />
          <Picker
            name="investorId"
            nameField="investorName"
            label={t('signings:field.investorId')}
            hint={t('signings:project.createHint')}
            source="/companies/choices"
            required
            wide
          />
          <TextArea name="content" label={t('signings:field.content')} required wide rows={3} />
        </Section>
        <Section title={t('signings:project.paper')}>
          <PaperFields kinds={AGREEMENT_KINDS.filter(isSigningKind)} />
          <Picker
            name="signatoryId"
            label={t('signings:field.signatoryId')}
            hint={t('signings:project.signatoryHint')}
            source="/companies/choices"
            createTo="/companies/choices"
          />
        </Section>
        <Section title={t('signings:project.who')}>
          <SelectField
            name="countyCode"
            label={t('signings:field.countyCode')}
            options={options.counties}
            blank={pick}
          />
          <SelectField
            name="industryCode"
            label={t('signings:field.industryCode')}
            options={options.industries}
            blank={pick}
          />
          <SelectField
            name="teamId"
            label={t('signings:field.teamId')}
            options={options.teams}
            blank={pick}
            required
          />
          <OwnerField people={options.people} />
        </Section>
        <Section title={t('signings:project.talk')} hint={t('signings:project.talkHint')}>
          <TextField name="talkOn" type="date" label={t('signings:field.talkOn')} />
          <TextField name="talkPlace" label={t('signings:field.talkPlace')} maxLength={120} />
          <TextField name="talkGuest" label={t('signings:field.talkGuest')} maxLength={60} />
          <TextField name="talkGuestTitle" label={t('signings:field.talkGuestTitle')} maxLength={80} />
          <SelectField
            name="talkStaffId"
            label={t('signings:field.talkStaffId')}
            options={options.staff}
            blank={pick}
          />
          <TextField
            name="screenedBy"
            label={t('signings:field.screenedBy')}
            hint={t('signings:project.screenedHint')}
            maxLength={60}
          />
          <TextArea name="talkSummary" label={t('signings:field.talkSummary')} wide rows={2} />
        </Section>
      </Stack>
    </RecordForm>
  );
}

/** People of the team that will work the deal. */
function OwnerField({ people }: { people: ProjectOptions['people'] }) {
  const { t } = useTranslation();
  const teamId: unknown = useWatch({ name: 'teamId' });
  return (
    <SelectField
      name="ownerId"
      label={t('signings:field.ownerId')}
      options={teamId ? people.filter((person) => person.teamId === teamId) : people}
      blank={t('form.pick')}
    />
  );
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Panel title={title}>
      {hint && <p className="muted small">{hint}</p>}
      <FieldGrid>{children}</FieldGrid>
    </Panel>
  );
}
