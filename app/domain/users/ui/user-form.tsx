import { useTranslation } from 'react-i18next';
import { ROLES } from '#app/auth/user.ts';
import type { FormValues } from '#app/lib/form-data.ts';
import { FieldGrid, type Option, SelectField, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import type { readUser } from '../user.queries.server.ts';
import { userEditSchema, userSchema } from '../user.schema.ts';

type User = Awaited<ReturnType<typeof readUser>>;

interface Props {
  teams: Option[];
  /** The user being edited; without one the form is for a new one. */
  user?: User;
  answer: Answer | undefined;
  cancelTo?: string;
}

/** New and edit form of a user. */
export function UserForm({ teams, user, answer, cancelTo }: Props) {
  const { t } = useTranslation();
  const defaults: FormValues = user
    ? { name: user.name, role: user.role, teamId: user.teamId, version: String(user.version) }
    : {};
  const ownRole = user !== undefined && !user.may.changeRole;
  const roles = ROLES.filter((role) => !ownRole || role === user.role);
  return (
    <RecordForm
      key={user?.version}
      schema={user ? userEditSchema : userSchema}
      defaults={defaults}
      answer={answer}
      cancelTo={cancelTo}
    >
      <FieldGrid>
        {!user && (
          <TextField
            name="username"
            label={t('users:field.username')}
            hint={t('users:usernameHint')}
            required
            maxLength={40}
          />
        )}
        <TextField name="name" label={t('users:field.name')} required wide={Boolean(user)} maxLength={40} />
        <SelectField
          name="role"
          label={t('users:field.role')}
          options={roles.map((role) => ({ value: role, text: t(`codes:role.${role}`) }))}
          blank={user ? undefined : t('form.pick')}
          hint={ownRole ? t('users:ownRoleHint') : user && t('users:roleHint')}
          required
        />
        <SelectField
          name="teamId"
          label={t('users:field.teamId')}
          options={teams}
          blank={user ? undefined : t('form.pick')}
          required
        />
      </FieldGrid>
    </RecordForm>
  );
}
