import { useTranslation } from 'react-i18next';
import type { FormValues } from '#app/lib/form-data.ts';
import { FieldGrid, type Option, SelectField, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import type { readTeam } from '../team.queries.server.ts';
import { TEAM_KINDS, teamEditSchema, teamSchema } from '../team.schema.ts';

interface Props {
  parents: Option[];
  regions: Option[];
  /** The team being edited; without one the form is for a new one. */
  team?: Awaited<ReturnType<typeof readTeam>>;
  answer: Answer | undefined;
  cancelTo?: string;
}

/** New and edit form of a team. */
export function TeamForm({ parents, regions, team, answer, cancelTo }: Props) {
  const { t } = useTranslation();
  const defaults: FormValues = team
    ? {
        name: team.name,
        code: team.code,
        kind: team.kind,
        parentId: team.parentId ?? '',
        regionCode: team.regionCode ?? '',
        version: String(team.version),
      }
    : {};
  return (
    <RecordForm
      key={team?.version}
      schema={team ? teamEditSchema : teamSchema}
      defaults={defaults}
      answer={answer}
      cancelTo={cancelTo}
    >
      <FieldGrid>
        <TextField name="name" label={t('teams:field.name')} required maxLength={80} />
        <TextField
          name="code"
          label={t('teams:field.code')}
          hint={t('teams:codeHint')}
          required
          maxLength={40}
        />
        <SelectField
          name="kind"
          label={t('teams:field.kind')}
          options={TEAM_KINDS.map((kind) => ({ value: kind, text: t(`codes:team.${kind}`) }))}
          blank={team ? undefined : t('form.pick')}
          required
        />
        <SelectField
          name="parentId"
          label={t('teams:field.parentId')}
          options={parents}
          blank={t('teams:topLevel')}
        />
        <SelectField
          name="regionCode"
          label={t('teams:field.regionCode')}
          options={regions}
          blank={t('teams:noRegion')}
          hint={t('teams:regionHint')}
          wide
        />
      </FieldGrid>
    </RecordForm>
  );
}
