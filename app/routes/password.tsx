import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { parseForm, userAction, userLoader } from '#app/auth/guard.server.ts';
import { passwordChangeSchema } from '#app/auth/password.schema.ts';
import { openSession } from '#app/auth/session.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { changeOwnPassword } from '#app/domain/users/own-account.commands.server.ts';
import { ClearSecrets } from '#app/ui/form/clear-secrets.tsx';
import { TextField } from '#app/ui/form/fields.tsx';
import { RecordForm } from '#app/ui/form/record-form.tsx';
import { Narrow, PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = { title: 'auth:passwordTitle', texts: ['auth'] };

const anyTime = { beforePasswordChange: true };

export const loader = userLoader(anyTime, async ({ ctx }) => ({
  username: ctx.user.username,
  required: ctx.user.mustChangePassword,
}));

export const action = userAction(anyTime, async ({ ctx, request, values, secure }) => {
  await changeOwnPassword(ctx, parseForm(passwordChangeSchema(ctx.user.username), values));
  const headers = new Headers(await toast('toast.passwordChanged'));
  headers.append(
    'Set-Cookie',
    await openSession(ctx.user.id, request.headers.get('user-agent') ?? '', secure),
  );
  throw redirect(ctx.user.mustChangePassword ? '/' : '/account', { headers });
});

const SECRETS = ['currentPassword', 'newPassword', 'repeatPassword'];

export default function PasswordPage() {
  const { username, required } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const schema = useMemo(() => passwordChangeSchema(username), [username]);
  return (
    <>
      <PageHeader
        title={t('auth:passwordTitle')}
        crumb={required ? undefined : { to: '/account', text: t('auth:account') }}
        note={t(required ? 'auth:mustChange' : 'auth:changeNote')}
      />
      <Narrow>
        <Panel>
          <RecordForm
            schema={schema}
            defaults={{ currentPassword: '', newPassword: '', repeatPassword: '' }}
            answer={useActionData<typeof action>()}
            submitText={t('auth:change')}
            cancelTo={required ? undefined : '/account'}
          >
            {/* Tells password managers whose password this is. */}
            <input type="hidden" name="username" value={username} autoComplete="username" readOnly />
            <TextField
              name="currentPassword"
              label={t('auth:currentPassword')}
              type="password"
              autoComplete="current-password"
              required
            />
            <TextField
              name="newPassword"
              label={t('auth:newPassword')}
              hint={t('auth:passwordRule')}
              type="password"
              autoComplete="new-password"
              required
            />
            <TextField
              name="repeatPassword"
              label={t('auth:repeatPassword')}
              type="password"
              autoComplete="new-password"
              required
            />
            <ClearSecrets names={SECRETS} />
          </RecordForm>
        </Panel>
      </Narrow>
    </>
  );
}
